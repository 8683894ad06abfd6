/** The look of every screen, and how a certificate is printed: one page, nothing but the certificate. */
export const STYLE = `
:root { --ink: #1d2733; --soft: #55616e; --line: #d3dae1; --ground: #f4f6f8; --paper: #fff; --brand: #0b5c6b;
  --brand-dark: #084651; --good: #e5f4ea; --bad: #fdeaea; --hint: #fff6df; }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.45 system-ui, 'Segoe UI', Roboto, sans-serif; color: var(--ink); background: var(--ground); }
a { color: var(--brand); }
a:hover { color: var(--brand-dark); }
:focus-visible { outline: 3px solid #f0a30a; outline-offset: 1px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--paper); padding: 8px; z-index: 1; }
header.top { background: var(--brand); color: #fff; padding: 10px 20px 0; }
header.top .who { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; }
header.top .who b { font-size: 17px; }
header.top .who span { color: #d8eef2; font-size: 13px; }
nav.main { display: flex; flex-wrap: wrap; gap: 2px; margin-top: 8px; }
nav.main a { color: #fff; text-decoration: none; padding: 8px 12px; border-radius: 6px 6px 0 0; }
nav.main a:hover { background: var(--brand-dark); color: #fff; }
nav.main a[aria-current] { background: var(--ground); color: var(--brand-dark); font-weight: 600; }
main { max-width: 1080px; margin: 0 auto; padding: 16px 20px 48px; }
h1 { font-size: 24px; margin: 8px 0 4px; }
h2 { font-size: 18px; margin: 28px 0 8px; }
p { margin: 8px 0; max-width: 74ch; }
.soft { color: var(--soft); }
.crumbs { font-size: 13px; margin: 0; }
nav.tabs { display: flex; flex-wrap: wrap; gap: 4px; border-bottom: 1px solid var(--line); margin: 16px 0; }
nav.tabs a { padding: 8px 14px; text-decoration: none; border: 1px solid transparent; border-bottom: 0; border-radius: 6px 6px 0 0; }
nav.tabs a[aria-current] { background: var(--paper); border-color: var(--line); margin-bottom: -1px; color: var(--ink); font-weight: 600; }
.notice { padding: 10px 14px; border-radius: 6px; margin: 12px 0; border-left: 4px solid #2b7a44; background: var(--good); max-width: 86ch; }
.notice.problem { border-color: #b3261e; background: var(--bad); }
.notice.hint { border-color: #b27a00; background: var(--hint); }
.notice p { margin: 4px 0; }
.scroll { overflow-x: auto; background: var(--paper); border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: 10px 12px; color: var(--soft); font-size: 13px; }
th, td { text-align: left; padding: 8px 12px; border-top: 1px solid var(--line); vertical-align: top; }
thead td { background: #eaf0f3; }
thead th { background: #eaf0f3; font-size: 13px; white-space: nowrap; }
td.number, th.number { text-align: right; }
td form { margin: 0; }
td.choice label { display: inline-flex; gap: 7px; align-items: center; font-weight: 400; white-space: nowrap; cursor: pointer; }
td.choice input { width: 18px; height: 18px; margin: 0; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 14px 18px; margin: 12px 0; }
.card h2:first-child { margin-top: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 6px 20px; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(210px, 1fr)); gap: 12px 18px; align-items: start; }
.fields button { align-self: flex-start; margin-top: 26px; }
fieldset { border: 1px solid var(--line); border-radius: 6px; margin: 12px 0; }
legend { font-weight: 600; padding: 0 6px; }
.ticks { display: flex; flex-wrap: wrap; gap: 8px 24px; margin: 14px 0; }
.fields > div, .field { display: flex; flex-direction: column; gap: 4px; }
label, .label { font-weight: 600; font-size: 14px; }
label.tick { font-weight: 400; display: flex; gap: 8px; align-items: center; font-size: 15px; }
small { color: var(--soft); font-size: 13px; font-weight: 400; }
input[type=text], input[type=search], input[type=number], input[type=date], input[type=time], input[type=file], select {
  font: inherit; padding: 7px 9px; border: 1px solid #7b8794; border-radius: 5px; background: #fff; color: var(--ink); max-width: 100%; }
button, a.button { font: inherit; font-weight: 600; padding: 8px 14px; border-radius: 5px; border: 1px solid #7b8794; background: #fff;
  color: var(--ink); cursor: pointer; text-decoration: none; display: inline-block; }
button:hover, a.button:hover { background: #eef2f5; color: var(--ink); }
button.primary, a.button.primary { background: var(--brand); border-color: var(--brand); color: #fff; }
button.primary:hover, a.button.primary:hover { background: var(--brand-dark); color: #fff; }
button.small { padding: 3px 9px; font-size: 13px; }
.bar { display: flex; flex-wrap: wrap; gap: 10px; align-items: center; margin: 14px 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.sticky { position: sticky; top: 0; background: var(--ground); padding: 10px 0; margin: 0; z-index: 1; }
th input[type=checkbox], td input[type=checkbox] { width: 17px; height: 17px; margin: 2px 0 0; }
.wide { width: 100%; }
.pages { display: flex; gap: 16px; align-items: center; margin: 12px 0; }
.tag { display: inline-block; padding: 1px 9px; border-radius: 10px; background: #e4e9ee; font-size: 13px; white-space: nowrap; }
.tag.good { background: #d5eedd; color: #14532d; }
.tag.bad { background: #f8d8d6; color: #7a1610; }
.tag.wait { background: #fdecc0; color: #5c4100; }
ol.steps { padding-left: 22px; max-width: 80ch; }
ol.steps li { margin: 8px 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 10px; }
.tiles a, .tiles div { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 10px 14px; text-decoration: none; color: var(--ink); }
.tiles b { display: block; font-size: 22px; }
code { background: #e9eef2; padding: 1px 5px; border-radius: 4px; word-break: break-all; }
td code { white-space: nowrap; }
footer { max-width: 1080px; margin: 0 auto; padding: 0 20px 24px; color: var(--soft); font-size: 13px; }
.certificate { background: #fff; border: 3px double var(--brand); outline: 1px solid var(--brand); outline-offset: 6px; margin: 24px auto;
  max-width: 860px; padding: 48px 56px; text-align: center; font-family: Georgia, 'Times New Roman', serif; }
.certificate h2 { font-size: 34px; font-weight: 400; letter-spacing: .04em; color: var(--brand-dark); margin: 6px 0 26px; }
.certificate .name { font-size: 30px; border-bottom: 1px solid var(--soft); display: inline-block; padding: 0 40px 6px; margin: 8px 0; }
.certificate .course { font-size: 22px; margin: 10px auto; }
.certificate p { margin: 8px auto; }
.certificate .foot { display: flex; justify-content: space-between; gap: 24px; margin-top: 44px; font-size: 14px; text-align: left; }
@page { size: letter landscape; margin: 12mm; }
@media print {
  body, main { background: #fff; max-width: none; padding: 0; }
  header.top, footer, .bar, .skip, .notice, .crumbs, main > h1 { display: none; }
  .certificate { margin: 18mm auto 0; break-inside: avoid; print-color-adjust: exact; }
}
`;

/** What a screen cannot do without a script: print, and tick every box of its table. */
export const SCREEN_SCRIPT = `for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}
for (const all of document.querySelectorAll('[data-all]')) {
  all.hidden = false;
  all.addEventListener('change', () => {
    for (const box of all.closest('table').querySelectorAll('tbody input[type=checkbox]')) box.checked = all.checked;
  });
}
// Whoever shows these screens in a frame can come back to this one. A refusal is no screen of its own.
const [shown] = performance.getEntriesByType('navigation');
if (parent !== window && (shown?.responseStatus ?? 200) === 200) {
  const query = new URLSearchParams(location.search);
  query.delete('notice');
  parent.postMessage({ kind: 'screen', screen: location.pathname + (query.size > 0 ? '?' + query : '') }, '*');
}
`;
