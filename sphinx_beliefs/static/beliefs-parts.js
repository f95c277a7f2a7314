/* The filter of a list that is divided into parts. The list of the parts is whole without it. When the filter
   is first used, the rows of all parts are loaded, as a script, since pages that are opened from a disk can load
   nothing else. They take the place of the list as long as something is chosen. */

(() => {
  "use strict";
  const { FORTHCOMING, control, fold, make, makeTools, spaced } = window.beliefsTables;
  const SVG = "http://www.w3.org/2000/svg";

  const draw = (tag, attributes, ...children) => {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const bar = (x, width) =>
    draw(
      "svg",
      {
        class: "beliefs-bar",
        width: 56,
        height: 8,
        viewBox: "0 0 100 10",
        preserveAspectRatio: "none",
        fill: "currentcolor",
        "aria-hidden": "true",
        focusable: "false",
      },
      draw("rect", { width: 100, height: 10, "fill-opacity": ".22" }),
      draw("rect", { class: "beliefs-bar-fill", x, width, height: 10 }),
    );

  /* The nodes of a part of a row; row_data.py says what each number means. */
  const nodeOf = (part, pages) => {
    if (typeof part === "string") return part;
    const [mark, ...rest] = part;
    if (mark === 0) {
      const all = document.createDocumentFragment();
      all.append(...rest.map((one) => nodeOf(one, pages)));
      return all;
    }
    if (mark === 1) {
      const [page, anchor, content, title = ""] = rest;
      const href = pages[page] + (anchor && `#${anchor}`);
      const link = make("a", { className: "reference internal", href }, nodeOf(content, pages));
      if (title) link.title = title;
      return link;
    }
    if (mark === 2) {
      const [className, content, title = "", by, words] = rest;
      const span = make("span", { className }, nodeOf(content, pages));
      if (title) span.title = title;
      if (by) span.dataset.sort = by;
      if (words) Object.assign(span, { role: "img", ariaLabel: words });
      return span;
    }
    if (mark === 3) {
      const [text, dateTime] = rest;
      return make(dateTime ? "time" : "span", { className: "beliefs-date", ...(dateTime && { dateTime }) }, text);
    }
    return mark === 4 ? bar(...rest) : make("bdi", {}, nodeOf(rest[0], pages));
  };

  /* The text of a part of a row. */
  const textOf = (part) => {
    if (typeof part === "string") return part;
    if (part[0] === 0) return part.slice(1).map(textOf).join("");
    return part[0] === 4 ? "" : textOf(part[[0, 3, 2, 1, 0, 1][part[0]]]);
  };

  /* What a part of a row states to be sorted by: a credence or a date; null where it states nothing. */
  const statedIn = (part) => {
    if (typeof part === "string" || part[0] === 4) return null;
    if (part[0] === 3) return part[2] ?? FORTHCOMING;
    if (part[0] === 2 && part[4]) return part[4];
    const inside = part[0] === 0 ? part.slice(1) : part[0] === 2 ? [part[2]] : [];
    return inside.map(statedIn).find((by) => by !== null) ?? null;
  };

  /* All rows; an element is made when it is first shown. */
  const linesOf = ({ rows, heads, shared, pages }) => {
    let group = "";
    return rows.map((line) => {
      const cells = typeof line === "string" ? line : line.map((cell) => (typeof cell === "number" ? shared[cell] : cell));
      let made;
      const keep = (make) => (made ??= make());
      if (typeof cells === "string") {
        group = cells;
        const head = () => make("th", { colSpan: heads.length, scope: "rowgroup" }, make("p", {}, cells));
        return { get row() { return keep(() => make("tr", { className: "beliefs-group beliefs-group-row" }, head())); } };
      }
      const inCell = (cell, at) => make("td", { className: `${heads[at][0]}${cell === "—" ? " beliefs-empty" : ""}` }, make("p", {}, nodeOf(cell, pages)));
      return {
        get row() { return keep(() => make("tr", {}, ...cells.map(inCell))); },
        group: [group || "—"],
        text: fold(`${cells.map(textOf).join(" ")} ${group}`),
        cell: (at) => ({ text: spaced(textOf(cells[at])), by: statedIn(cells[at]) }),
      };
    });
  };

  const enhance = (list) => {
    const { id: key, dataset: words } = list;
    const tools = makeTools(words, spaced(list.parentElement.querySelector("h1")?.textContent ?? ""));
    const { box, search, count, reset } = tools;
    const whole = make("button", { type: "button", textContent: words.beliefsWhole });
    reset.before(whole);
    count.textContent = words.beliefsCount.replace("{shown}", words.beliefsTotal).replace("{total}", words.beliefsTotal);
    let isWhole = false;
    let changed;

    const show = (data) => {
      const { heads } = data;
      const titles = heads.map(([, title]) => make("th", { className: "head", scope: "col" }, make("p", {}, title)));
      const table = make(
        "table",
        { className: `docutils beliefs-index beliefs-${words.beliefsKind}-index` },
        make("thead", {}, make("tr", {}, ...titles)),
        make("tbody", {}),
      );
      const wrapper = make("div", { className: `beliefs-table${heads.length < 7 ? "" : " beliefs-wide"}`, hidden: true }, table);
      list.after(wrapper);
      const lines = linesOf(data);
      const records = lines.filter((line) => line.cell);
      changed = control(table, key, words, tools, {
        columns: heads.map(([name]) => /beliefs-(\w+)-cell/.exec(name)?.[1]),
        records,
        lines,
        hasGroups: records.length < lines.length,
        isWhole: () => isWhole,
        onChoice: (isChosen) => {
          list.hidden = isChosen;
          wrapper.hidden = !isChosen;
          whole.hidden = isChosen;
        },
      });
    };

    let loading;
    const load = () => {
      loading ??= new Promise((resolve) => {
        window.beliefsRows = (data) => {
          show(data);
          resolve();
        };
        const failed = () => {
          count.textContent = words.beliefsFailed;
        };
        document.head.append(make("script", { src: words.beliefsRows, onerror: failed }));
      });
      return loading;
    };

    search.addEventListener("focus", load);
    box.addEventListener("input", load);
    whole.addEventListener("click", async () => {
      await load();
      isWhole = true;
      changed();
      reset.focus();
    });
    reset.addEventListener("click", () => { isWhole = false; });
    list.before(box);
    if ([...new URLSearchParams(location.search).keys()].some((name) => name === key || name.startsWith(`${key}-`))) load();
  };

  document.querySelectorAll(".beliefs-parts[data-beliefs-rows]").forEach(enhance);
})();
