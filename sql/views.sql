-- Views over the tables of a dataset, in SQL that DuckDB, ClickHouse, Spark and BigQuery have in common.
-- Reports of one series are in order by revision, then date, then file.

-- A verdict with its report and its machine.
CREATE OR REPLACE VIEW judged_rows AS
SELECT
  v.report AS report, r.file AS file, COALESCE(r.series, r.id, r.file) AS series, r.revision AS revision,
  r.date AS date, r.month AS month,
  v.row_key AS row_key, v.benchmark AS benchmark, v.name AS name, v.suite AS suite, v.parameters AS parameters,
  v.metric_name AS metric_name, v.metric_unit AS metric_unit, v.metric_direction AS metric_direction,
  v.subject AS subject, v.baseline AS baseline, v.role AS role, v.evidence AS evidence, v.same_thing AS same_thing,
  v.ratio AS ratio, v.interval_lo AS interval_lo, v.interval_hi AS interval_hi, v.se AS se, v.df AS df,
  v.p AS p, v.adjusted AS adjusted, v.verdict AS verdict, v.tested AS tested, v.severe AS severe, v.marked AS marked,
  v.warn AS warn, v.fail AS fail,
  e.machine AS machine, e.host_cpu_model AS cpu,
  COALESCE(v.subject_kernel, e.host_kernel, e.guest_kernel) AS kernel,
  e.hypervisor_name AS hypervisor, e.hypervisor_version AS hypervisor_version
FROM verdicts v
JOIN reports r ON v.report = r.report AND v.part = r.part
LEFT JOIN environments e ON v.report = e.report AND v.part = e.part AND v.environment = e.environment;

-- The newest verdict of each benchmark and subject in a series.
CREATE OR REPLACE VIEW newest_verdicts AS
SELECT * FROM (
  SELECT
    j.*,
    ROW_NUMBER() OVER (
      PARTITION BY series, benchmark, subject
      ORDER BY COALESCE(revision, -1) DESC, COALESCE(date, '') DESC, file DESC
    ) AS age
  FROM judged_rows j
) t
WHERE age = 1;

-- Judged rows and regressions of a month. `regressions` were tested and have no mark; `marked` may have another cause;
-- `untested` rest on printed numbers.
CREATE OR REPLACE VIEW regressions_by_month AS
SELECT
  month, cpu, kernel, hypervisor, COUNT(*) AS judged,
  SUM(CASE WHEN verdict = 'regression' AND tested AND NOT marked THEN 1 ELSE 0 END) AS regressions,
  SUM(CASE WHEN verdict = 'regression' AND tested AND marked THEN 1 ELSE 0 END) AS marked,
  SUM(CASE WHEN verdict = 'regression' AND NOT tested THEN 1 ELSE 0 END) AS untested,
  MIN(ratio) AS worst
FROM judged_rows
WHERE role = 'primary' AND verdict <> 'not-judged'
GROUP BY month, cpu, kernel, hypervisor;

-- What a subject measured on a machine, report after report.
CREATE OR REPLACE VIEW levels AS
SELECT
  COALESCE(r.series, r.id, r.file) AS series, x.benchmark AS benchmark, x.subject AS subject,
  x.subject_role AS subject_role, COALESCE(e.machine, 'unknown') AS machine, x.metric_unit AS metric_unit,
  r.report AS report, r.date AS date, r.month AS month, x.n AS n, x.centre AS centre, x.sd AS sd,
  LN(x.centre) AS log_centre,
  ROW_NUMBER() OVER (
    PARTITION BY COALESCE(r.series, r.id, r.file), x.benchmark, x.subject, COALESCE(e.machine, 'unknown')
    ORDER BY COALESCE(r.revision, -1), COALESCE(r.date, ''), r.file
  ) AS night
FROM results x
JOIN reports r ON x.report = r.report AND x.part = r.part
LEFT JOIN environments e ON x.report = e.report AND x.part = e.part AND x.environment = e.environment
WHERE x.centre > 0 AND x.metric_role = 'primary';

-- The spread of each level from report to report, as a standard deviation of logs (0.01 is about 1%). It is made of
-- the middle one of all steps between neighbours, so that some changes of the level do not count: what is left is the
-- noise of stretches without a change.
CREATE OR REPLACE VIEW stretches AS
SELECT
  series, benchmark, subject, machine, MAX(steps) AS steps,
  AVG(step) / (0.6744897501960817 * SQRT(2)) AS spread
FROM (
  SELECT
    s.*,
    ROW_NUMBER() OVER (PARTITION BY series, benchmark, subject, machine ORDER BY step) AS place,
    COUNT(*) OVER (PARTITION BY series, benchmark, subject, machine) AS steps
  FROM (
    SELECT
      b.series AS series, b.benchmark AS benchmark, b.subject AS subject, b.machine AS machine,
      ABS(b.log_centre - a.log_centre) AS step
    FROM levels a
    JOIN levels b
      ON a.series = b.series AND a.benchmark = b.benchmark AND a.subject = b.subject AND a.machine = b.machine
      AND b.night = a.night + 1 AND COALESCE(a.metric_unit, '') = COALESCE(b.metric_unit, '')
  ) s
) t
WHERE 2 * place BETWEEN steps AND steps + 2
GROUP BY series, benchmark, subject, machine;

-- The noise of a row on a machine: within a report (`within`, the standard error of the log of the ratio), in A/A
-- comparisons (`same_thing`, how far from 1 the ratio of a thing with itself is), and from report to report
-- (`between`). `smallest_change`: what a report shows with probability 0.8 at level 0.05, by the largest of the three;
-- 2.8 is the sum of the two quantiles of the normal distribution.
CREATE OR REPLACE VIEW noise AS
SELECT
  n.*,
  EXP(2.8015853 * CASE
    WHEN COALESCE(same_thing, 0) >= COALESCE(within_report, 0)
      AND COALESCE(same_thing, 0) >= 1.4142135623730951 * COALESCE(between_reports, 0) THEN same_thing
    WHEN COALESCE(within_report, 0) >= 1.4142135623730951 * COALESCE(between_reports, 0) THEN within_report
    ELSE 1.4142135623730951 * between_reports
  END) - 1 AS smallest_change
FROM (
  SELECT
    j.machine AS machine, j.series AS series, j.benchmark AS benchmark, j.subject AS subject,
    COUNT(*) AS reports,
    SQRT(AVG(j.se * j.se)) AS within_report,
    SQRT(AVG(CASE WHEN j.same_thing AND j.ratio > 0 THEN LN(j.ratio) * LN(j.ratio) END)) AS same_thing,
    MAX(s.spread) AS between_reports
  FROM judged_rows j
  LEFT JOIN stretches s
    ON j.series = s.series AND j.benchmark = s.benchmark AND j.subject = s.subject AND j.machine = s.machine
    AND s.steps >= 5
  WHERE j.role = 'primary' AND j.machine IS NOT NULL
  GROUP BY j.machine, j.series, j.benchmark, j.subject
) n;

-- Rows whose tested verdict changed its direction from one report to the next one that has a direction.
CREATE OR REPLACE VIEW flips AS
SELECT
  series, benchmark, subject, COUNT(*) AS verdicts,
  SUM(CASE WHEN before_this IS NOT NULL AND before_this <> verdict THEN 1 ELSE 0 END) AS flips
FROM (
  SELECT
    j.series AS series, j.benchmark AS benchmark, j.subject AS subject, j.verdict AS verdict,
    LAG(j.verdict) OVER (
      PARTITION BY j.series, j.benchmark, j.subject
      ORDER BY COALESCE(j.revision, -1), COALESCE(j.date, ''), j.file
    ) AS before_this
  FROM judged_rows j
  WHERE j.role = 'primary' AND j.tested AND j.verdict IN ('regression', 'improvement')
) t
GROUP BY series, benchmark, subject
HAVING SUM(CASE WHEN before_this IS NOT NULL AND before_this <> verdict THEN 1 ELSE 0 END) > 0;

-- A straight line through the levels of each baseline: `slope` is the change of the log from one report to the next,
-- `t` how many of its standard errors it is away from none. Eight reports at least.
CREATE OR REPLACE VIEW drifts AS
SELECT
  d.*, CASE WHEN rest > 0 THEN slope / SQRT(rest / (reports - 2) / sxx) END AS t
FROM (
  SELECT
    series, benchmark, subject, machine, reports, sxx, sxy / sxx AS slope, syy - sxy * sxy / sxx AS rest
  FROM (
    SELECT
      series, benchmark, subject, machine, COUNT(*) AS reports,
      SUM(night * night) - SUM(night) * SUM(night) / COUNT(*) AS sxx,
      SUM(night * log_centre) - SUM(night) * SUM(log_centre) / COUNT(*) AS sxy,
      SUM(log_centre * log_centre) - SUM(log_centre) * SUM(log_centre) / COUNT(*) AS syy
    FROM levels
    WHERE subject_role = 'baseline'
    GROUP BY series, benchmark, subject, machine
    HAVING COUNT(*) >= 8
  ) s
) d;

-- Machines on which more baselines drift than chance explains; below 4, chance makes hardly one of ten thousand.
CREATE OR REPLACE VIEW drifting_machines AS
SELECT
  machine, COUNT(*) AS baselines,
  SUM(CASE WHEN ABS(t) > 4 THEN 1 ELSE 0 END) AS drifting,
  AVG(slope) AS mean_slope
FROM drifts
GROUP BY machine
HAVING SUM(CASE WHEN ABS(t) > 4 THEN 1 ELSE 0 END) > 0;
