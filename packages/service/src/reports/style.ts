/** The look of a report: quiet, readable by day and night, on paper too. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d1b18; --soft: #6b655c; --line: #ddd6c9; --paper: #fbf9f5; --accent: #b4532a; --wash: #f1ebe0; }
@media (prefers-color-scheme: dark) { :root { --ink: #eee8dd; --soft: #a79f92; --line: #3a362f; --paper: #191714; --accent: #e08a5b; --wash: #26221d; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; margin: 0 0 1.5rem; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.75rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 0.3rem 1rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; font-weight: normal; }
thead th { color: var(--soft); font-size: 0.875rem; }
.n { text-align: right; white-space: nowrap; }
.wide { overflow-x: auto; }
.note { color: var(--soft); font-size: 0.875rem; margin: 0.1rem 0; }
.tag { background: var(--wash); color: var(--soft); border-radius: 0.25rem; padding: 0 0.4rem; font-size: 0.8125rem; }
ul.rules, ul.warnings { list-style: none; padding: 0; margin: 0.75rem 0; }
ul.rules > li { padding: 0.5rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
ul.warnings > li { padding: 0.5rem 0.9rem; margin: 0.5rem 0; border-left: 4px solid var(--accent); background: var(--wash); }
details { font-size: 0.875rem; color: var(--soft); }
summary { cursor: pointer; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 1.5rem 2rem; }
figure { margin: 0; }
figcaption { margin-bottom: 0.4rem; }
svg { width: 100%; height: auto; display: block; }
svg rect { fill: var(--accent); }
svg line { stroke: var(--line); }
svg path { fill: none; stroke: var(--soft); stroke-width: 1; }
svg circle { fill: var(--soft); fill-opacity: 0.55; }
svg circle.best { fill: var(--accent); fill-opacity: 1; }
svg circle.usual { fill: var(--paper); fill-opacity: 1; stroke: var(--ink); stroke-width: 1.5; }
svg text { fill: var(--soft); font: 11px system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.bar { display: grid; grid-template-columns: 12rem 1fr 6rem; gap: 0.75rem; overflow-wrap: anywhere; align-items: center; padding: 0.2rem 0; }
.track { background: var(--wash); height: 0.9rem; border-radius: 0.2rem; overflow: hidden; }
.track > span { display: block; height: 100%; background: var(--accent); }
code { background: var(--wash); padding: 0 0.3rem; border-radius: 0.2rem; }
@media print { details { display: none; } }
`;
