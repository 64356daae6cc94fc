/**
 * Every colour and size of the report, in one place. Amount is one dark-to-light ramp that survives
 * colour blindness and grey printing; change goes from blue (fewer) to orange (more); red is not used.
 */
const light = `
--ink:#18212b;--ink2:#4d5a66;--line:#dfe3e6;--paper:#fbfaf7;--panel:#fff;--ground:#eef0ea;--house:#d3d8cf;--accent:#0b5d5e;
--a0:#f1f0eb;--a1:#ece6f1;--a2:#c5b3d6;--a3:#8a69a8;--a4:#5f3f82;--a5:#2f1b48;--on1:#2f1b48;--on2:#2f1b48;--on3:#fff;--on4:#fff;--on5:#fff;
--less:#1f5c98;--more:#a34a0c;--doubt:#fdf6ee;--doubt-line:#ead7c4;--shadow:0 1px 2px rgba(20,30,40,.05)`

/** Tuned for a car at night: the ramp is turned round so that much is still what stands out. */
const dark = `
--ink:#e7ebee;--ink2:#a7b2bc;--line:#2d3740;--paper:#10161b;--panel:#161e25;--ground:#1a232b;--house:#33404b;--accent:#63c5ba;
--a0:#1d262e;--a1:#2b2539;--a2:#4b3b69;--a3:#7b60a4;--a4:#ac91d0;--a5:#e6dbf3;--on1:#e6dbf3;--on2:#fff;--on3:#fff;--on4:#1c1029;--on5:#1c1029;
--less:#86bbf0;--more:#f2a567;--doubt:#2a2118;--doubt-line:#57432e;--shadow:none`

const layout = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;font:15px/1.5 Inter,system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif;color:var(--ink);background:var(--paper);font-variant-numeric:tabular-nums}
main,footer,header{max-width:1200px;margin:0 auto;padding:0 24px}
header{padding-top:28px;display:flex;gap:16px;align-items:baseline;flex-wrap:wrap;color:var(--ink2)}
header b{font-size:22px;letter-spacing:-.04em;color:var(--accent)}header strong{color:var(--ink);font-weight:600}
h1{font-size:28px;line-height:1.22;letter-spacing:-.015em;font-weight:650;margin:14px 0 8px;max-width:30em;text-wrap:balance}
h2{font-size:17px;font-weight:650;letter-spacing:-.005em;margin:0 0 4px}
h3{font-size:14px;font-weight:650;margin:18px 0 4px}.even h3{margin-top:8px}
p{margin:0 0 8px;max-width:70ch}.quiet{color:var(--ink2)}small,.small{font-size:13px}
section{margin:24px 0 0}.panel{background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:18px 20px;box-shadow:var(--shadow)}
.lead{font-size:17px;color:var(--ink2);margin:0 0 8px}.doubt{background:var(--doubt);border:1px solid var(--doubt-line);border-radius:10px;padding:12px 16px;margin:14px 0 0}.doubt ul{margin:6px 0 0;padding:0 0 0 18px;columns:2;column-gap:40px;font-size:14px}.doubt li{break-inside:avoid;margin:0 0 6px}.doubt h2{font-size:14px}
.split{display:grid;grid-template-columns:minmax(0,1fr) 500px;gap:0;padding:0;overflow:hidden}
.split>div{padding:18px 20px}.split>.ground{padding:0;background:var(--ground);border-right:1px solid var(--line);display:flex;flex-direction:column}
.ground>svg{width:100%;flex:1}
.even{display:grid;grid-template-columns:minmax(0,1.25fr) minmax(0,1fr);gap:24px}
svg{max-width:100%;height:auto;display:block;font-family:inherit}
ol.points{list-style:none;margin:10px 0 0;padding:0}
ol.points li{display:grid;grid-template-columns:28px minmax(0,1fr) 92px max-content;gap:12px;align-items:center;padding:9px 0;border-top:1px solid var(--line)}
.rank{width:26px;height:26px;border-radius:50%;display:grid;place-items:center;font-weight:650;font-size:12.5px}
.points b{font-weight:600;display:block;overflow-wrap:break-word;hyphens:auto}.points small{display:block;color:var(--ink2);line-height:1.35}
.points .num{min-width:76px}.num{text-align:right;white-space:nowrap}.num b{font-weight:650}
abbr{text-decoration:none}code{font:inherit;white-space:nowrap;font-weight:600}.whole{white-space:nowrap}.more{color:var(--more)}.less{color:var(--less)}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:13.5px}caption{text-align:left;color:var(--ink2);padding:0 0 8px}
th,td{padding:6px 10px 6px 0;text-align:left;vertical-align:top;border-top:1px solid var(--line);font-weight:400}
thead th.num,thead th{white-space:normal;color:var(--ink2);border-top:0;vertical-align:bottom;font-size:12.5px}td.num,th.num{padding-right:14px}tbody th{font-weight:600}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:16px 24px;margin:12px 0 4px}
dl.facts dt{color:var(--ink2);font-size:13px;line-height:1.35}dl.facts dd{margin:0;font-size:20px;font-weight:650;letter-spacing:-.01em}
dl.facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
dl.origin{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 20px;margin:8px 0 0;font-size:13.5px}
dl.origin dt{color:var(--ink2)}dl.origin dd{margin:0;overflow-wrap:anywhere}
details{margin:12px 0 0}summary{cursor:pointer;color:var(--ink2);font-size:13px;min-height:24px}summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.legend{display:flex;gap:8px 20px;flex-wrap:wrap;align-items:center;padding:10px 16px;font-size:13px;color:var(--ink2);border-top:1px solid var(--line);background:var(--panel)}
.legend svg{flex:none}.legend span{display:inline-flex;gap:8px;align-items:center}
footer{padding-top:20px;padding-bottom:40px;color:var(--ink2);font-size:13px}
svg text{fill:var(--ink2)}svg .strong{fill:var(--ink);font-weight:600}svg .start{fill:var(--accent);font-weight:600}
.f0{fill:var(--a0)}.f1{fill:var(--a1)}.f2{fill:var(--a2)}.f3{fill:var(--a3)}.f4{fill:var(--a4)}.f5{fill:var(--a5)}
.b1{background:var(--a1);color:var(--on1)}.b2{background:var(--a2);color:var(--on2)}.b3{background:var(--a3);color:var(--on3)}.b4{background:var(--a4);color:var(--on4)}.b5{background:var(--a5);color:var(--on5)}
svg .o1{fill:var(--on1)}svg .o2{fill:var(--on2)}svg .o3{fill:var(--on3)}svg .o4{fill:var(--on4)}svg .o5{fill:var(--on5)}
.land{fill:var(--ground)}.seen{fill:var(--house)}.halo{paint-order:stroke;stroke:var(--ground);stroke-width:3px;stroke-linejoin:round}
.ring{fill:none;stroke:var(--a4);stroke-dasharray:3 4}.edge{stroke:var(--panel);stroke-width:1.5}
.target{fill:none;stroke:var(--accent);stroke-width:1.6;stroke-dasharray:6 5}.axis{stroke:var(--line)}.rule{stroke:var(--accent);stroke-width:1.5}
.line{fill:none;stroke:var(--a4);stroke-width:1.7;stroke-linejoin:round}.dash{stroke:var(--accent);stroke-dasharray:2 2}
.partial{fill:none;stroke:var(--a4);stroke-dasharray:2 2}.found{fill:none;stroke:var(--a3);stroke-width:.8}
.whisker{stroke:var(--a4);stroke-width:2}.whisker.more{stroke:var(--more)}.whisker.less{stroke:var(--less)}.dot{fill:var(--a4)}.dot.more{fill:var(--more)}.dot.less{fill:var(--less)}.zero{stroke:var(--ink2);stroke-dasharray:2 3}
@media (max-width:900px){.doubt ul{columns:1}.split,.even{grid-template-columns:minmax(0,1fr)}.split>.ground{border-right:0;border-bottom:1px solid var(--line)}}
@media (max-width:480px){main,footer,header{padding-left:16px;padding-right:16px}ol.points li{grid-template-columns:28px minmax(0,1fr) max-content}ol.points li svg{display:none}h1{font-size:23px}}`

const print = `
@page{size:A4;margin:14mm}
body{font-size:10.5pt;background:var(--panel)}main,footer,header{max-width:none;padding:0}.panel{box-shadow:none;break-inside:avoid}.long{break-inside:auto}
tr,li{break-inside:avoid}thead{display:table-header-group}*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.split,.even{grid-template-columns:minmax(0,1fr)}.split>.ground{border-right:0}.ground>svg{max-height:120mm}.scroll{overflow:visible}table{font-size:7.8pt}thead th{font-size:7.5pt}th,td{padding:3px 6px 3px 0}td.num,th.num{padding-right:8px}details{display:none}h1{font-size:20pt}`

/** The whole style sheet: light is also what is printed. */
export const styleSheet =
  `:root{color-scheme:light dark;${light}}` +
  `@media screen and (prefers-color-scheme:dark){:root{${dark}}}${layout}@media print{${print}}`
