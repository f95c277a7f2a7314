/* What a link to a belief leads to, shown on hovering and on focus: claim, credence and first line. Links work
   without it. The previews of a page are a script of their own, which is loaded when they are first wanted, since
   pages that are opened from a disk can load nothing else.

   WCAG 2.2, 1.4.13: Escape closes a preview, the pointer can move onto it, and it stays until pointer and focus
   have left. A finger follows the link, and sees none. */

(() => {
  "use strict";
  const OPEN_AFTER = 250;
  const CLOSE_AFTER = 250; // time to move from the link onto the preview
  const GAP = 6; // pixels between the two
  const MARGIN = 8; // pixels to the edges of the window
  const ID = "beliefs-preview";
  const root = document.currentScript.src.replace(/_static\/[^/]*$/, "");

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // The previews of a page

  const loaded = new Map();
  window.beliefsPreviews = (previews) => { document.currentScript.previews = previews; };
  const load = (page) => {
    if (!loaded.has(page)) {
      loaded.set(page, new Promise((resolve) => {
        const script = make("script", { src: `${root}_beliefs/${page}.js` });
        script.onload = script.onerror = () => resolve(script.previews ?? {});
        document.head.append(script);
      }));
    }
    return loaded.get(page);
  };

  /* Where a link leads on this site: the file of previews of a page, and the anchor; null if it is no item. */
  const placeOf = (link) => {
    try {
      const { hash, href } = new URL(link.href.baseVal ?? link.href, document.baseURI); // links in maps have a baseVal
      const path = href.split(/[?#]/)[0];
      if (!hash.startsWith("#beliefs-") || !path.startsWith(root)) return null;
      const page = path.slice(root.length).replace(/(^|\/)$/, "$1index").replace(/\.html?$/, "");
      return { page, anchor: decodeURIComponent(hash.slice(1)) };
    } catch {
      return null; // it is no address
    }
  };

  // The preview that is shown

  const card = make("div", { id: ID, className: ID, role: "tooltip", hidden: true });
  card.setAttribute("popover", "manual");
  let link = null; // the link that the preview is shown for, or that it is being loaded for
  let isShown = false;
  let timer;
  let title; // the tooltip that the link has without us
  const held = new Set(); // "pointer" and "focus", as long as they are on the link or on the preview

  const fill = ([claim = "", credence = "", aloud = "", outcome = "", first = ""]) => {
    const facts = make("p", { className: `${ID}-facts` });
    if (credence) facts.append(make("strong", { dir: "auto", ...(aloud && { role: "img", ariaLabel: aloud }) }, credence));
    if (outcome) facts.append(credence ? " · " : "", outcome);
    card.replaceChildren(make("p", { className: "beliefs-preview-claim", dir: "auto" }, claim));
    if (credence || outcome) card.append(facts);
    if (first) card.append(make("p", { dir: "auto" }, first));
  };

  /* The part of the link that must not be covered: the line that the pointer is on, or all of it. */
  const spot = (y) => {
    if (y === undefined) return link.getBoundingClientRect();
    const away = ({ top, bottom }) => Math.max(top - y, y - bottom);
    const { left, right, top, bottom } = [...link.getClientRects()].reduce((a, b) => (away(b) < away(a) ? b : a));
    return { left, right, top: Math.min(top, y), bottom: Math.max(bottom, y) };
  };

  /* Below that, or above it if there is more room. */
  const place = (y) => {
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const { left: lineLeft, right, top: above, bottom } = spot(y);
    Object.assign(card.style, { left: 0, top: 0 });
    const own = card.getBoundingClientRect();
    const isBelow = bottom + GAP + own.height <= height || above < height - bottom;
    const top = isBelow ? bottom + GAP : above - GAP - own.height;
    const start = card.dir === "rtl" ? right - own.width : lineLeft;
    const left = Math.max(MARGIN, Math.min(start, width - MARGIN - own.width));
    Object.assign(card.style, { left: `${left - own.left}px`, top: `${top - own.top}px` });
  };

  const described = (element, isOn) => {
    const ids = (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((id) => id && id !== ID);
    if (isOn) ids.push(ID);
    if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
    else element.removeAttribute("aria-describedby");
  };

  const close = () => {
    clearTimeout(timer);
    if (isShown) {
      card.hidePopover?.();
      card.hidden = true;
      described(link, false);
      if (title !== null) link.setAttribute("title", title);
    }
    isShown = false;
    link = null;
    held.clear();
  };

  const show = async (y) => {
    const wanted = link;
    const { page, anchor } = placeOf(wanted);
    const preview = (await load(page))[anchor];
    if (link !== wanted || isShown || !held.size || !preview || !wanted.isConnected) return;
    fill(preview);
    if (!card.isConnected) document.body.append(card);
    card.dir = getComputedStyle(link.parentElement).direction; // a title can be written the other way
    card.hidden = false;
    card.showPopover?.();
    isShown = true;
    title = link.getAttribute("title");
    link.removeAttribute("title");
    described(link, true);
    place(y);
  };

  const linkAt = (target) => {
    const found = target.closest?.("a[href]");
    return found && !found.classList.contains("headerlink") && placeOf(found) ? found : null;
  };

  const hold = (found, by, after, y) => {
    clearTimeout(timer);
    if (found !== link) {
      close();
      link = found;
    }
    held.add(by);
    if (!isShown) timer = setTimeout(show, after, y);
  };

  const release = (by, after) => {
    held.delete(by);
    if (held.size) return;
    clearTimeout(timer);
    timer = setTimeout(close, after);
  };

  // What readers do

  document.addEventListener("pointerover", ({ target, pointerType, clientY }) => {
    if (pointerType === "touch") return;
    const found = linkAt(target);
    if (found) hold(found, "pointer", OPEN_AFTER, clientY);
    else if (isShown && card.contains(target)) hold(link, "pointer");
    else if (held.has("pointer")) release("pointer", CLOSE_AFTER);
  });
  document.documentElement.addEventListener("pointerleave", () => release("pointer", CLOSE_AFTER));
  document.addEventListener("focusin", ({ target }) => {
    const found = linkAt(target);
    if (found?.matches(":focus-visible")) hold(found, "focus", 0);
  });
  document.addEventListener("focusout", () => { if (held.has("focus")) release("focus", 0); });
  document.addEventListener("click", ({ target }) => { if (link?.contains(target)) close(); });
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape" && link) close(); });
})();
