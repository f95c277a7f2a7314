/* Finds what is wrong with how a page looks: it returns a list of faults, each a line of text. Only what
   is ours counts, and what is in it: elements with a class that begins with "beliefs-". */
() => {
  const OURS = '[class^="beliefs-"], [class*=" beliefs-"]';
  const faults = new Set();
  // Links to items are shown on pointing, and have to have room too.
  const shown = document.createElement("style");
  shown.textContent = "@media screen { .beliefs-title > .headerlink { visibility: visible !important; } }";
  document.head.append(shown);
  const nameOf = (element) => {
    const classes = element.className.baseVal ?? element.className;
    return `${element.localName}${classes && `.${classes.split(" ").join(".")}`}`.slice(0, 60);
  };
  const short = (text) => text.trim().replace(/\s+/g, " ").slice(0, 30);
  const styles = new Map();
  const styleOf = (element) => {
    if (!styles.has(element)) styles.set(element, getComputedStyle(element));
    return styles.get(element);
  };
  const ancestors = (element) => {
    const all = [];
    for (let one = element; one && one !== document.documentElement; one = one.parentElement) all.push(one);
    return all;
  };
  const isHidden = (element) =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) ||
    ancestors(element).some((one) => styleOf(one).clipPath.startsWith("inset(50%"));
  /* Pictures, and maps that are scrolled, are measured as a whole. */
  const isInside = (element) => element.closest("svg")?.contains(element.parentElement) || element.closest(".beliefs-graph, .sr-only");

  /* Links that are cut where there is no room are shown whole on pointing. */
  const cutter = (element) => ancestors(element).find((one) => styleOf(one).textOverflow === "ellipsis");

  const ours = [...document.querySelectorAll(OURS)].filter((element) => !element.closest("svg svg, head"));
  const outermost = ours.filter((element) => !element.parentElement.closest(OURS));
  const all = [...new Set(outermost.flatMap((one) => [one, ...one.querySelectorAll("*")]))].filter((one) => !isHidden(one));

  // Wider than the column
  const columnOf = (element) => {
    const box = outermost.find((one) => one.contains(element)).parentElement.closest("section, article, td, li, blockquote, .admonition, div");
    const style = styleOf(box), { left, right } = box.getBoundingClientRect();
    return { left: left + parseFloat(style.paddingLeft), right: right - parseFloat(style.paddingRight), box };
  };
  for (const element of all) {
    if (cutter(element.parentElement) || isInside(element) && !element.matches(".beliefs-graph") || styleOf(element).display === "contents") continue;
    if (element.closest("h1, h2, h3")) continue; // the theme's affair
    const { left, right } = columnOf(element);
    for (const rect of element.getClientRects()) {
      if (!rect.width) continue;
      const out = Math.max(rect.right - right, left - rect.left);
      if (out > 2.5) faults.add(`wider than its column: ${nameOf(element)} by ${Math.round(out)} px`);
    }
  }

  // What the reader has to scroll
  const root = document.documentElement;
  const scrolled = () => root.scrollWidth - root.clientWidth;
  const before = scrolled();
  if (before > 0 && !matchMedia("print").matches) {
    for (const one of outermost) one.style.display = "none";
    const after = Math.max(scrolled(), 0);
    if (after < before) faults.add(`the page scrolls: ${before} px, without us ${after} px`);
    for (const one of outermost) one.style.removeProperty("display");
  }
  for (const one of outermost)
    for (const box of ancestors(one.parentElement).slice(0, 4))
      if (/auto|scroll/.test(styleOf(box).overflowX) && box.scrollWidth > box.clientWidth + 1 && box !== document.body)
        faults.add(`has to be scrolled: ${nameOf(one)} in ${nameOf(box)}`);

  // Texts that are cut, and texts that overlap
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || isHidden(parent)) continue;
    const line = ancestors(parent);
    if (line.some((one) => /fixed|sticky/.test(styleOf(one).position))) continue;
    if (parent.closest(".beliefs-graph svg")) continue;
    const isOurs = Boolean(parent.closest(OURS));
    const range = document.createRange();
    range.selectNodeContents(node);
    const end = cutter(parent)?.getBoundingClientRect();
    for (let rect of range.getClientRects()) {
      if (end) rect = new DOMRect(rect.x, rect.y, Math.min(rect.right, end.right) - rect.x, rect.height);
      if (rect.width < 1.5) continue;
      boxes.push({ rect, isOurs, text: short(node.data), node });
      if (!isOurs || parent.closest(".beliefs-graph")) continue;
      for (const one of line.slice(0, -1)) {
        if (one.querySelector(":scope > table:not(.beliefs-index)")) continue; // of the author, and scrolled
        if (styleOf(one).overflowX === "visible" || styleOf(one).display === "inline") continue;
        const frame = one.getBoundingClientRect();
        if (rect.right > frame.right + 1 || rect.left < frame.left - 1 || rect.bottom > frame.bottom + 4)
          faults.add(`cut: ${short(node.data)} by ${nameOf(one)}`);
      }
    }
  }
  for (const picture of document.querySelectorAll(".beliefs-bar, .beliefs-course svg"))
    if (!isHidden(picture)) boxes.push({ rect: picture.getBoundingClientRect(), isOurs: true, text: nameOf(picture), node: picture });
  boxes.sort((a, b) => a.rect.top - b.rect.top);
  boxes.forEach((one, at) => {
    for (let next = at + 1; next < boxes.length && boxes[next].rect.top < one.rect.bottom; next++) {
      const other = boxes[next];
      if (other.node === one.node || !(one.isOurs || other.isOurs)) continue;
      const wide = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
      const high = one.rect.bottom - other.rect.top;
      if (wide > 1.5 && high > 0.4 * Math.min(one.rect.height, other.rect.height) && Math.min(high, other.rect.height) > 3)
        faults.add(`overlap: ${one.text} and ${other.text}`);
    }
  });

  // Bars stand beside their numbers, and pills are as high as their lines
  for (const bar of document.querySelectorAll(".beliefs-bar")) {
    if (isHidden(bar)) continue;
    const range = document.createRange();
    range.selectNodeContents(bar.parentElement);
    const { top, bottom } = bar.getBoundingClientRect();
    const isBeside = [...range.getClientRects()].some((rect) => rect.height > bottom - top && rect.top <= top + 1 && rect.bottom >= bottom - 1);
    if (!isBeside) faults.add(`bar not beside its number: ${short(bar.parentElement.textContent)}`);
  }
  for (const pill of document.querySelectorAll(".beliefs-outcome, .beliefs-overdue")) {
    if (isHidden(pill)) continue;
    const size = parseFloat(styleOf(pill).fontSize);
    for (const rect of pill.getClientRects())
      if (rect.height > 2.5 * size) faults.add(`pill too high: ${short(pill.textContent)} ${(rect.height / size).toFixed(1)}`);
  }

  // Contrast: WCAG 2.2, success criterion 1.4.3
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parsed = (colour) => {
    const numbers = colour.match(/-?[\d.]+(e-?\d+)?/g)?.map(Number) ?? [];
    if (/^rgba?\(/.test(colour)) return [...numbers.slice(0, 3), numbers[3] ?? 1];
    const opacity = /\/ ([\d.]+)/.exec(colour)?.[1] ?? 1;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour.replace(/ \/ [\d.]+/, "");
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, (a / 255) * opacity];
  };
  const over = (front, back) => back.map((part, n) => front[n] * front[3] + part * (1 - front[3]));
  const behind = (element) =>
    ancestors(element).concat(root).reduceRight((back, one) => over(parsed(styleOf(one).backgroundColor), back), [255, 255, 255]);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((n) => n / 255).map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim(), element = texts.currentNode.parentElement;
    if (!text || !element.closest(OURS) || isHidden(element)) continue;
    // What links look like is the theme's affair; so is what it writes in code.
    const link = element.closest("a, title, code");
    if (link && !link.closest(".beliefs-claim-cell, svg")) continue;
    const isDrawn = element instanceof SVGElement;
    const opacity = ancestors(element).reduce((product, one) => product * styleOf(one).opacity, 1);
    const back = behind(isDrawn ? element.closest("svg").parentElement : element);
    const colour = parsed(isDrawn ? styleOf(element).fill : styleOf(element).color);
    const front = over([...colour.slice(0, 3), colour[3] * opacity], back);
    const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) faults.add(`contrast ${ratio.toFixed(2)}: ${short(text)} in ${nameOf(element)}`);
  }
  return [...faults];
}
