import { OverviewChart } from './OverviewChart';
import { SweepChart } from './SweepChart';
import { DistributionChart } from './DistributionChart';

/** The charts: all ratios at once, over a parameter, and run by run. */
export function Charts() {
  return (
    <div class="charts">
      <OverviewChart />
      <SweepChart />
      <DistributionChart />
    </div>
  );
}
