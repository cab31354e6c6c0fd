// What of a page's layout is wrong, as lists of sentences: {scroll, bounds, overlap, cut, faint}. An
// expression; its value is a function of contrast.js's; report_test.py calls it in the page.
(() => {
  const tolerance = 1;  // [px] a text may reach over an edge
  const shared = 2;     // [px] two texts may share in each direction

  const words = (element) => {
    const text = element.textContent.trim().replace(/\s+/g, ' ');
    return `"${text.length > 50 ? text.slice(0, 49) + '…' : text}"`;
  };
  const name = (element) => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '') +
      [...element.classList].map((c) => '.' + c).join('');
  const place = (element) => {
    const figure = element.closest('figure');
    if (!figure) return 'page';
    return figure.id ? '#' + figure.id : words(figure.querySelector('figcaption') ?? figure);
  };
  const pixels = (length) => `${Math.round(length * 10) / 10} px`;

  const isShown = (element) => element.checkVisibility({opacityProperty: true, visibilityProperty: true,
                                                        contentVisibilityAuto: true});
  const isReadout = (element) => element.closest('.tipg') !== null;  // shown on hover, above the rest

  /// Boxes of the pieces of the text nodes, one for each line.
  const boxesOf = (nodes) => nodes.flatMap((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  });
  const textNodesIn = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.data.trim() && isShown(node.parentElement)) nodes.push(node);
    return nodes;
  };

  /// Sides of the outer box over which the inner one reaches: [["right", 12.5], …].
  const reachesOver = (inner, outer) =>
    [['left', outer.left - inner.left], ['right', inner.right - outer.right], ['top', outer.top - inner.top],
     ['bottom', inner.bottom - outer.bottom]].filter(([, length]) => length > tolerance);

  /// The figure's box; of a part that scrolls, all that can be scrolled into view.
  const roomOf = (text) => {
    for (let at = text.parentElement; at && !at.matches('figure, body'); at = at.parentElement)
      if (/auto|scroll/.test(getComputedStyle(at).overflowX)) {
        const box = at.getBoundingClientRect();
        const left = box.left + at.clientLeft - at.scrollLeft;
        const top = box.top + at.clientTop - at.scrollTop;
        return {left, top, right: left + at.scrollWidth, bottom: top + at.scrollHeight};
      }
    return (text.closest('figure') ?? document.body).getBoundingClientRect();
  };

  const labelsIn = (root) => [...root.querySelectorAll('svg text')]
    .filter((text) => isShown(text) && !isReadout(text))
    .map((text) => ({text, name: `${place(text)}: label ${words(text)}`, boxes: boxesOf(textNodesIn(text)),
                     room: roomOf(text)}))
    .filter((label) => label.boxes.length > 0);

  const outOfBounds = (labels) => labels.flatMap(({text, name, room}) =>
    reachesOver(text.getBoundingClientRect(), room).map(([side, length]) =>
      `${name} reaches ${pixels(length)} over the ${side} edge`));

  const common = (a, b) => ({width: Math.min(a.right, b.right) - Math.max(a.left, b.left),
                             height: Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)});
  const overlapOf = (one, other) => {
    for (const a of one.boxes)
      for (const b of other.boxes) {
        const {width, height} = common(a, b);
        if (width > shared && height > shared) return `${pixels(width)} × ${pixels(height)}`;
      }
    return null;
  };
  const overlaps = (labels) => labels.flatMap((one, i) => labels.slice(i + 1).flatMap((other) => {
    const overlap = overlapOf(one, other);
    const both = `${words(one.text)} and ${words(other.text)}`;
    return overlap ? [`${place(one.text)}: labels ${both} overlap by ${overlap}`] : [];
  }));

  /// The box inside which an element shows its content.
  const windowOf = (element) => {
    const isNested = element instanceof SVGSVGElement && element.ownerSVGElement;
    if (!isNested) {
      const box = element.getBoundingClientRect();
      const left = box.left + element.clientLeft;
      const top = box.top + element.clientTop;
      return {left, top, right: left + element.clientWidth, bottom: top + element.clientHeight};
    }
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((key) => element[key].baseVal.value);
    const toScreen = element.parentElement.getScreenCTM();
    const corner = new DOMPoint(x, y).matrixTransform(toScreen);
    const far = new DOMPoint(x + width, y + height).matrixTransform(toScreen);
    return {left: corner.x, top: corner.y, right: far.x, bottom: far.y};
  };

  /// How an element hides content outside of its window: [two sides, whether an ellipsis says so].
  const hidingOf = (element) => {
    const style = getComputedStyle(element);
    const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
    if (style.display === 'inline' && !(element instanceof SVGSVGElement)) return [];
    return [...(hides(style.overflowX) ? [['left', 'right', style.textOverflow === 'ellipsis']] : []),
            ...(hides(style.overflowY) ? [['top', 'bottom', style.webkitLineClamp !== 'none']] : [])];
  };
  const scrolls = (element) => {
    const style = getComputedStyle(element);
    return /auto|scroll/.test(style.overflowX + style.overflowY);
  };
  const isForScreenReaders = (element) => element.clientWidth === 1 && element.clientHeight === 1;

  /// Where a box of text is cut without an ellipsis; searched outwards, to the first element that scrolls.
  const cutOf = (box, parent) => {
    const shown = {left: box.left, top: box.top, right: box.right, bottom: box.bottom};
    for (let at = parent; at && at !== document.body && !scrolls(at); at = at.parentElement) {
      const hiding = hidingOf(at);
      if (hiding.length === 0) continue;
      if (isForScreenReaders(at)) return null;
      const edges = windowOf(at);
      const reached = reachesOver(shown, edges);
      for (const [near, far, withEllipsis] of hiding) {
        const cut = reached.find(([side]) => side === near || side === far);
        if (cut && !withEllipsis) return `${pixels(cut[1])} at the ${cut[0]} of ${name(at)}`;
        shown[near] = Math.max(shown[near], edges[near]);
        shown[far] = Math.min(shown[far], edges[far]);
      }
    }
    return null;
  };
  const cutTexts = (root) => textNodesIn(root).flatMap((node) => {
    const parent = node.parentElement;
    if (isReadout(parent)) return [];
    const cut = boxesOf([node]).map((box) => cutOf(box, parent)).find((found) => found);
    return cut ? [`${place(parent)}: ${words(parent)} is cut by ${cut}`] : [];
  });

  /// The label checks for what a figure shows now; texts outside of figures are the page's.
  const checkLabels = (found, labels, faintOf) => {
    found.bounds.push(...outOfBounds(labels));
    found.overlap.push(...overlaps(labels));
    found.faint.push(...faintOf(labels));
  };

  /// Checks a figure as it is, and with each of its tabs chosen.
  const eachTab = (figure, check) => {
    check();
    const tabs = [...figure.querySelectorAll('input[type=radio]')];
    const chosen = tabs.filter((tab) => tab.checked);
    for (const tab of tabs) {
      tab.checked = true;
      check();
      for (const before of chosen) before.checked = true;
    }
  };

  return (faintOf) => {
    const found = {scroll: [], bounds: [], overlap: [], cut: [], faint: []};
    const {scrollWidth, clientWidth} = document.scrollingElement;
    if (scrollWidth > clientWidth)
      found.scroll.push(`the page is ${scrollWidth} px wide, its window ${clientWidth} px`);
    checkLabels(found, labelsIn(document.body).filter(({text}) => !text.closest('figure')),
                faintOf);
    for (const figure of document.querySelectorAll('figure'))
      eachTab(figure, () => {
        checkLabels(found, labelsIn(figure), faintOf);
        found.cut.push(...cutTexts(figure));
      });
    found.cut.push(...cutTexts(document.body));
    return Object.fromEntries(Object.entries(found).map(([kind, lines]) => [kind, [...new Set(lines)]]));
  };
})()
