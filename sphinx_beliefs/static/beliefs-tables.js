/* Sorting and filtering of long indexes. The table of the page is whole without it: it only puts the
   rows in order and takes some away. All words come from the page; the state of a table is in the query of
   the address, so that what is seen can be linked. */

(() => {
  "use strict";
  const BANDS = ["0–20%", "20–40%", "40–60%", "60–80%", "80–100%"];
  const ORDERED = ["region", "status"]; // in the order of the site
  const NONE = "—";
  const FORTHCOMING = "9999-99"; // what has no date yet is newer than any
  const AT_ONCE = 250; // rows put on the page in one go: browsers take long to lay out more

  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const textOf = (node) => (node ? node.textContent.trim().replace(/\s+/g, " ") : "");
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  /* What a cell is sorted by; null where it says nothing, which comes last either way. */
  const valueOf = (cell, column) => {
    const shown = cell.querySelector("[data-sort], .beliefs-date");
    if (column === "credence") return shown && Number(shown.dataset.sort);
    if (column === "date" || column === "due") return shown && (shown.dateTime ?? FORTHCOMING);
    const text = textOf(cell);
    return text === NONE ? null : text || null;
  };

  /* What a cell counts as in a facet. */
  const facetOf = (cell, column) => {
    const value = column === "credence" ? valueOf(cell, column) : null;
    return value === null ? textOf(cell) || NONE : BANDS[Math.min(Math.floor(value / 20), 4)];
  };

  const enhance = (table) => {
    const { id: key, dataset: words, tBodies: [body] } = table;
    const lines = [...body.rows]; // as the page has them
    const byLink = new Map(); // a record can stand in several groups
    const starts = lines.filter((line) => line.classList.contains("beliefs-group"));
    let group = "";
    for (const row of lines) {
      if (row.classList.contains("beliefs-group-row")) group = textOf(row);
      else {
        const link = row.querySelector(".beliefs-claim-cell a")?.href ?? row;
        if (!byLink.has(link)) byLink.set(link, { row, group: [], text: fold(row.textContent) });
        byLink.get(link).group.push(group || NONE);
        byLink.get(link).text += ` ${fold(group)}`;
      }
    }
    const records = [...byLink.values()];
    const columns = [...records[0].row.cells].map((cell) => /beliefs-(\w+)-cell/.exec(cell.className)?.[1]);
    const heads = [...table.tHead.rows[0].cells];
    const language = table.closest("[lang]")?.lang.replaceAll("_", "-") || undefined;
    const { compare } = new Intl.Collator(language, { numeric: true });
    const order = words.beliefsOrder?.split("\n") ?? [];
    const rank = (word) => (order.includes(word) ? order.indexOf(word) : order.length + (word === NONE));
    const compareRanks = (a, b) => rank(a) - rank(b) || compare(a, b);
    const sort = { column: -1, isDown: false };

    // The controls
    const search = make("input", { type: "search", autocomplete: "off" });
    const count = make("p", { className: "beliefs-count", role: "status" });
    const reset = make("button", { type: "button", hidden: true, textContent: words.beliefsReset });
    const tools = make("div", { className: "beliefs-tools", role: "group" });
    tools.ariaLabel = textOf(table.caption?.querySelector(".caption-text")) || words.beliefsFilter;
    tools.append(make("label", {}, `${words.beliefsFilter} `, search));

    const facets = [];
    const addFacet = (name, label) => {
      const found = new Set(records.flatMap((record) => record[name]));
      if (found.size < 2) return;
      const bands = ["", ...BANDS.filter((band) => found.delete(band))];
      const values = ORDERED.includes(name) ? [...found].sort(compareRanks) : [...found];
      const options = [...bands, ...values].map((value) => ({ value, count: 0, element: make("option", { value }) }));
      const select = make("select", {}, ...options.map((option) => option.element));
      tools.append(make("label", {}, `${label} `, select));
      facets.push({ name, select, options: new Map(options.map((option) => [option.value, option])) });
    };
    if (group) addFacet("group", words.beliefsGroup);
    columns.forEach((name, at) => {
      if (![...ORDERED, "credence"].includes(name)) return;
      for (const record of records) record[name] = [facetOf(record.row.cells[at], name)];
      addFacet(name, textOf(heads[at]));
    });
    tools.append(reset, count);

    // What is shown
    let arranged = records;
    const arrange = () => {
      heads.forEach((head) => head.removeAttribute("aria-sort"));
      arranged = records;
      if (sort.column < 0) return;
      heads[sort.column].setAttribute("aria-sort", sort.isDown ? "descending" : "ascending");
      for (const record of records) record.by = valueOf(record.row.cells[sort.column], columns[sort.column]);
      const compareWords = ORDERED.includes(columns[sort.column]) ? compareRanks : compare;
      arranged = [...records].sort(({ by: a }, { by: b }) => {
        if (a === null || b === null) return (a === null) - (b === null);
        return (sort.isDown ? -1 : 1) * (typeof a === "number" ? a - b : compareWords(a, b));
      });
    };

    let coming = 0;
    const put = (rows, way = "replaceChildren") => {
      clearTimeout(coming);
      body[way](...rows.splice(0, AT_ONCE));
      if (rows.length) coming = setTimeout(put, 50, rows, "append");
    };

    const filter = () => {
      const wanted = fold(search.value).split(/\s+/).filter(Boolean);
      for (const { options } of facets) for (const option of options.values()) option.count = 0;
      const shown = [];
      for (const record of arranged) {
        if (!wanted.every((word) => record.text.includes(word))) continue;
        const failed = facets.filter(({ name, select: { value } }) => value && !record[name].includes(value));
        if (!failed.length) shown.push(record.row);
        if (failed.length > 1) continue;
        // An option counts what choosing it would show.
        for (const { name, options } of failed.length ? failed : facets) {
          for (const value of ["", ...record[name]]) options.get(value).count += 1;
        }
      }
      for (const option of facets.flatMap(({ options }) => [...options.values()])) {
        option.element.textContent = `${option.value || words.beliefsAny} (${option.count})`;
      }
      const isArranged = sort.column >= 0 || shown.length < records.length;
      if (isArranged || reset.hidden === false) put([...(isArranged ? shown : lines)]);
      for (const row of starts) row.classList.toggle("beliefs-group", !isArranged);
      reset.hidden = !(sort.column >= 0 || search.value || facets.some(({ select }) => select.value));
      count.textContent = words.beliefsCount.replace("{shown}", shown.length).replace("{total}", records.length);
    };

    // The address
    const keep = () => {
      const url = new URL(location.href);
      const note = (name, value) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name));
      note(key, search.value.trim());
      for (const { name, select } of facets) note(`${key}-${name}`, select.value);
      note(`${key}-sort`, sort.column >= 0 && (sort.isDown ? "-" : "") + columns[sort.column]);
      try {
        history.replaceState(history.state, "", url);
      } catch {
        // Files that are opened from a disk, and pages that change it too often, may not.
      }
    };

    const restore = () => {
      const known = new URLSearchParams(location.search);
      search.value = known.get(key) ?? "";
      for (const { name, select } of facets) {
        select.value = known.get(`${key}-${name}`) ?? "";
        if (select.selectedIndex < 0) select.value = ""; // no row says so any more
      }
      const by = known.get(`${key}-sort`) ?? "";
      sort.column = columns.indexOf(by.replace("-", ""));
      sort.isDown = by.startsWith("-");
    };

    // What readers do
    let timer = 0;
    const changed = () => {
      filter();
      clearTimeout(timer);
      timer = setTimeout(keep, 250);
    };
    tools.addEventListener("input", changed);
    reset.addEventListener("click", () => {
      for (const control of [search, ...facets.map(({ select }) => select)]) control.value = "";
      sort.column = -1;
      arrange();
      changed();
      search.focus();
    });
    heads.forEach((head, at) => {
      const place = head.querySelector("p") ?? head;
      const button = make("button", { type: "button", className: "beliefs-sort" }, ...place.childNodes);
      place.append(button);
      button.addEventListener("click", () => {
        if (sort.column !== at) Object.assign(sort, { column: at, isDown: false });
        else if (!sort.isDown) sort.isDown = true;
        else sort.column = -1;
        arrange();
        changed();
      });
    });
    restore();
    arrange();
    filter();
    table.classList.add("beliefs-sortable");
    // Before what a theme lets scroll sideways, not in it.
    const box = table.parentElement;
    (box.localName === "div" && box.childElementCount === 1 ? box : table).before(tools);
  };

  document.querySelectorAll("table.beliefs-index[data-beliefs-count]").forEach(enhance);
})();
