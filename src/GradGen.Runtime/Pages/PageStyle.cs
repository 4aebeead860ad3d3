namespace GradGen.Pages;

/// <summary>How a page looks: light, dark, and on paper.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet. Blue and orange can be told apart with any colour vision, and by their lightness in grey.</summary>
    internal const string Sheet = """
        :root { color-scheme: light dark; --paper: #fff; --card: #f7f8fa; --line: #d9dde3; --ink: #1b1f24; --soft: #5b6470;
          --right: #1a7f4b; --wrong: #c0392b; --doubt: #9a6700; --plus: #d95f02; --minus: #1f6fb4; --zero: #eceef1; --mark: #fff1b8; }
        @media (prefers-color-scheme: dark) { :root { --paper: #14171b; --card: #1c2026; --line: #353b44; --ink: #e8eaed; --soft: #9aa4b1;
          --right: #4cc38a; --wrong: #ff7b6b; --doubt: #e3b341; --plus: #ff9d3c; --minus: #5aaaf0; --zero: #2a2f37; --mark: #4b3f12; } }
        @media print { :root { color-scheme: light; --paper: #fff; --card: #fff; --line: #bbb; --ink: #000; --soft: #444;
          --right: #1a7f4b; --wrong: #c0392b; --doubt: #9a6700; --plus: #d95f02; --minus: #1f6fb4; --zero: #eceef1; --mark: #fff1b8; } }
        * { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        body { margin: 0 auto; max-width: 68rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
        font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
        h1 { font-size: 1.5rem; margin: 0; overflow-wrap: anywhere; } h2 { font-size: 1.1rem; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        h3 { font-size: .9rem; margin: 0 0 .4rem; font-weight: 600; overflow-wrap: anywhere; }
        p { margin: .4rem 0; }
        code, pre, td.n { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .9em; }
        a { color: inherit; } .soft { color: var(--soft); } article { margin: 0 0 3rem; }
        article + article { border-top: 1px solid var(--line); padding-top: 2rem; }
        header { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: center; }
        .verdict { font-weight: 700; font-size: .8rem; letter-spacing: .03em; padding: .1rem .6rem; border-radius: 1rem; border: 1.5px solid currentColor;
        white-space: nowrap; }
        .pass { color: var(--right); } .fail { color: var(--wrong); } .inconclusive, .notexercised { color: var(--doubt); }
        .cause { border-left: 4px solid var(--wrong); background: var(--card); padding: .6rem 1rem; margin: .8rem 0; border-radius: 0 6px 6px 0; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; margin: .8rem 0; font-size: .9rem; }
        th { text-align: left; color: var(--soft); font-weight: 600; border-bottom: 1px solid var(--line); padding: .25rem .6rem .25rem 0;
        white-space: nowrap; }
        td { border-bottom: 1px solid var(--line); padding: .25rem .6rem .25rem 0; vertical-align: top; } td:first-child { overflow-wrap: anywhere; }
        td.n, th.n { text-align: right; white-space: nowrap; padding-right: 1.4rem; }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 1rem; margin: 1rem 0; }
        .pictures { display: flex; flex-wrap: wrap; gap: 1.5rem 1.8rem; align-items: flex-start; margin-top: .8rem; }
        figure { margin: 0; max-width: 100%; } figure h3 { width: 0; min-width: max(100%, 6rem); }
        figcaption { color: var(--soft); font-size: .82rem; width: 0; min-width: max(100%, 13rem); margin-top: .3rem; overflow-wrap: anywhere; }
        svg { display: block; max-width: 100%; height: auto; overflow: visible; } svg text { fill: var(--soft); font-size: 10px; }
        .map svg { shape-rendering: crispEdges; } text.middle { text-anchor: middle; } text.end { text-anchor: end; }
        .quiet { display: flex; flex-wrap: wrap; gap: 1rem 1.6rem; align-items: flex-start; } .quiet h3 { font-weight: 500; }
        .slices { display: grid; gap: .6rem; justify-content: start; }
        .slice > span { display: block; font-size: .75rem; color: var(--soft); }
        .ground { fill: var(--zero); } .plus { fill: var(--plus); } .minus { fill: var(--minus); } .unknown { fill: var(--soft); fill-opacity: .5; }
        .s1 { fill-opacity: .22; } .s2 { fill-opacity: .38; } .s3 { fill-opacity: .53; } .s4 { fill-opacity: .68; } .s5 { fill-opacity: .84; }
        .s6 { fill-opacity: 1; }
        .grid { stroke: var(--card); stroke-width: 1; fill: none; }
        .map text.value { font-size: 9px; fill: var(--ink); text-anchor: middle; paint-order: stroke; stroke: var(--card); stroke-width: 2.5px;
        stroke-opacity: .65; }
        .hit { fill: transparent; } .frame { fill: none; stroke: var(--line); } .axis { stroke: var(--line); }
        .guide { stroke: var(--soft); stroke-dasharray: 3 3; fill: none; }
        .dots { fill: none; stroke-linecap: round; stroke-width: 5; } .dots.ok { stroke: var(--soft); stroke-opacity: .55; }
        .dots.off { stroke: var(--wrong); }
        .curve { fill: none; stroke-width: 1.8; } .curve.off { stroke: var(--wrong); } .curve.own { stroke: var(--minus); stroke-dasharray: 5 3; }
        .band { fill: var(--minus); fill-opacity: .12; }
        .scale { display: flex; align-items: center; gap: .5rem; font-size: .78rem; color: var(--soft); margin-top: .5rem; }
        pre.source { margin: .5rem 0 0; overflow-x: auto; line-height: 1.45; counter-reset: none; }
        pre.source span { display: block; padding: 0 .5rem; min-width: max-content; }
        pre.source i { color: var(--soft); font-style: normal; display: inline-block; width: 4ch; text-align: right; margin-right: 1.2ch;
        user-select: none; }
        pre.source mark { display: block; padding: 0 .5rem; background: var(--mark); color: inherit; box-shadow: inset 3px 0 var(--wrong);
        min-width: max-content; }
        nav { margin-bottom: 2.5rem; } nav ol { list-style: none; padding: 0; }
        nav li { display: flex; gap: .8rem; align-items: baseline; padding: .2rem 0; border-bottom: 1px solid var(--line); }
        nav .verdict { min-width: 8.5rem; text-align: center; }
        details { margin: .8rem 0; } summary { cursor: pointer; color: var(--soft); }
        @media print { html { font-size: 12px; } body { max-width: none; padding: 0; font-size: 1rem; } article { break-after: page; }
        figure, .cause, tr { break-inside: avoid; } section { border-color: #ccc; } }
        """;
}
