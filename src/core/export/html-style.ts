/** The style sheet of the HTML page: system fonts, light and dark, narrow and printed. */
export const htmlStyle = `
:root { color-scheme: light dark; --ground: #ffffff; --text: #1f2328; --dim: #57606a; --line: #d0d7de;
  --soft: #f4f6f8; --bad: #b3261e; --good: #1a6b2a; --warn: #7d5300; --same: #3d5a80; --quiet: #57606a;
  --link: #0a58ca; }
@media (prefers-color-scheme: dark) { :root { --ground: #15191e; --text: #e4e8ec; --dim: #a3acb6; --line: #3a424b;
  --soft: #1e242b; --bad: #ff8f85; --good: #7fd18a; --warn: #e3b341; --same: #93b7e0; --quiet: #a3acb6;
  --link: #7ab7ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text);
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line);
  overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
p { margin: .25rem 0; max-width: 60rem; overflow-wrap: anywhere; }
a { color: var(--link); }
.dim { color: var(--dim); }
.answer { font-size: 1.15rem; font-weight: 600; margin: .75rem 0 .25rem; }
figure { margin: 1.25rem 0; }
figcaption { color: var(--dim); font-size: .9em; }
.chart { overflow-x: auto; }
svg { display: block; width: 100%; min-width: 600px; max-width: 860px; height: auto; }
svg text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; fill: var(--text); }
svg .tick { fill: var(--dim); font-size: 11px; }
svg .grid { stroke: var(--line); stroke-width: 1; }
svg .one { stroke: var(--dim); stroke-width: 1.5; }
svg .fail { stroke: var(--bad); stroke-dasharray: 2 4; }
svg .band { fill: var(--dim); fill-opacity: .14; }
svg g { --tone: var(--quiet); }
svg .bad { --tone: var(--bad); } svg .good { --tone: var(--good); } svg .warn { --tone: var(--warn); } svg .same {
  --tone: var(--same); }
svg .whisker { stroke: var(--tone); stroke-width: 1.6; }
svg .series { stroke: var(--tone); stroke-width: 1.8; }
svg .base .series { stroke-dasharray: 6 3; }
summary { color: var(--link); cursor: pointer; }
svg .mark { fill: var(--tone); stroke: var(--tone); stroke-width: 1.6; }
svg .untested { fill: var(--ground); }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--dim); padding: .25rem 0; }
th, td { padding: .35rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line);
  font-weight: inherit; }
thead th { font-weight: 600; background: var(--soft); }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
tbody th, td { overflow-wrap: anywhere; }
.number, .table td.number { overflow-wrap: normal; }
.cost th { padding-left: 1.6rem; color: var(--dim); }
td.verdict { min-width: 9rem; }
.bad .sign, .bad strong { color: var(--bad); } .good .sign { color: var(--good); } .warn .sign { color: var(--warn); }
  .same .sign { color: var(--same); }
.differs td { font-weight: 600; }
ul { padding-left: 1.2rem; } li { margin: .3rem 0; overflow-wrap: anywhere; }
@media (max-width: 40rem) { main { padding: 1rem .75rem 3rem; } th, td { padding: .3rem .4rem; } }
@media print {
  :root { color-scheme: light; --ground: #ffffff; --text: #000000; --dim: #444444; --line: #aaaaaa; --soft: #f0f0f0;
    --bad: #9b1c15; --good: #145a22; --warn: #6b4700; --same: #2f4a6d; --quiet: #444444; --link: #000000; }
  body { font-size: 10pt; } main { max-width: none; padding: 0; } .table, .chart { overflow: visible; } svg {
    min-width: 0; }
  thead { display: table-header-group; } tr, figure, li { break-inside: avoid; } h2, h3 { break-after: avoid; }
}
`.trim();
