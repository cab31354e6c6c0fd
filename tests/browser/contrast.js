// Which labels of SVG pictures are too faint (WCAG 1.4.3): axe-core looks at the colour of text, not at the
// fill of SVG text. An expression; its value is a function of labels from layout.js: [{text, name}, …].
(() => {
  const needed = 4.5;       // contrast ratio of text
  const neededLarge = 3;    // of text from 24 px, or from 18.66 px and bold
  const halo = 3;           // [px] a stroke around letters, painted below them, is their background from here

  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  const known = new Map();
  /// [red, green, blue, alpha], 0 to 1; transparent for what is no colour, as a gradient.
  const colour = (text) => {
    if (!known.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = '#0000';
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      known.set(text, [...canvas.getImageData(0, 0, 1, 1).data].map((value) => value / 255));
    }
    return known.get(text);
  };
  const over = ([red, green, blue, alpha], below) =>
    [red, green, blue].map((value, i) => value * alpha + below[i] * (1 - alpha));
  const faded = ([red, green, blue, alpha], opacity) => [red, green, blue, alpha * opacity];

  const linear = (value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = ([red, green, blue]) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const opacityOf = (element) => {
    let opacity = 1;
    for (let at = element; at instanceof SVGElement; at = at.parentElement)
      opacity *= +getComputedStyle(at).opacity;
    return opacity;
  };
  const fillOf = (element) => {
    const style = getComputedStyle(element);
    return faded(colour(style.fill), +style.fillOpacity * opacityOf(element));
  };

  const paperBehind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement)
      layers.unshift(colour(getComputedStyle(at).backgroundColor));
    return layers.reduce((below, layer) => over(layer, below), [1, 1, 1]);
  };
  const holds = (box, x, y) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
  const outermost = (element) => element.ownerSVGElement ? outermost(element.ownerSVGElement) : element;
  const isBefore = (one, other) =>
    (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const isPainted = (shape) => shape.checkVisibility({visibilityProperty: true}) && !shape.closest('.tipg');

  /// The colour behind the middle of a text: the page's, and rectangles and circles painted before the text.
  const behind = (text) => {
    const style = getComputedStyle(text);
    const hasHalo = style.paintOrder.startsWith('stroke') && parseFloat(style.strokeWidth) >= halo;
    if (hasHalo) return colour(style.stroke);
    const {left, right, top, bottom} = text.getBoundingClientRect();
    const isBehind = (shape) => holds(shape.getBoundingClientRect(), (left + right) / 2, (top + bottom) / 2);
    return [...outermost(text).querySelectorAll('rect, circle')]
      .filter((shape) => isBefore(shape, text) && isPainted(shape) && isBehind(shape))
      .reduce((below, shape) => over(fillOf(shape), below), paperBehind(outermost(text)));
  };

  const isLarge = (style) => parseFloat(style.fontSize) >= (+style.fontWeight >= 700 ? 18.66 : 24);

  return (labels) => labels.flatMap(({text, name}) => {
    const background = behind(text);
    const parts = [...new Set([text, ...text.querySelectorAll('tspan')])].filter((part) =>
      [...part.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()));
    const ratios = parts.map((part) => [ratio(over(fillOf(part), background), background), part]);
    return ratios.filter(([value, part]) => value < (isLarge(getComputedStyle(part)) ? neededLarge : needed))
      .map(([value]) => `${name}: contrast ${value.toFixed(2)}`);
  });
})()
