"use strict";
// Brings shared texts to where they are named, folds what is long, and filters what the page already holds.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const codes = new Map(all("a.k, a.u, .kriteria th > a").map((link) => [link, link.textContent]));

  function bringTexts() {
    const told = new Map(all(".rujukan > li").map((item) => [`#${item.id}`, item]));
    const bring = (link) => {
      const item = told.get(link.getAttribute("href"));
      if (item) link.replaceWith(...item.cloneNode(true).childNodes);
    };
    // Pieces name texts: theirs first, so that each is brought whole.
    all(".rujukan a.r").forEach(bring);
    all("a.r").forEach(bring);
    for (const link of all("a.k, .kriteria th > a")) {
      const whole = told.get(link.getAttribute("href"))?.textContent ?? "";
      link.after(whole.slice(link.textContent.length));
    }
  }

  let folds = [];
  let opened = [];
  const fold = () => folds.forEach((one) => { one.open = false; });
  window.addEventListener("beforeprint", () => {
    opened = folds.filter((one) => one.open);
    folds.forEach((one) => { one.open = true; });
  });
  window.addEventListener("afterprint", () => folds.forEach((one) => { one.open = opened.includes(one); }));

  // What is filtered: findings on their cards, and rows of criteria; each knows its area, status, severities and words.
  const lower = (text) => text.toLowerCase();
  const code = (link) => codes.get(link);
  const kind = (element, names) => names.find((name) => element.classList.contains(name));
  const severities = ["mayor", "minor", "observasi"];
  const statuses = ["terpenuhi", "sebagian", "belum", "perlu_reviu", "tidak_berlaku"];

  function collect(section) {
    const rows = new Map();
    for (const group of all(".kriteria tbody", section)) {
      for (const element of all("tr:has(> td)", group)) {
        const status = kind(element.cells[1], statuses) ?? "terpenuhi";
        rows.set(code(element.querySelector("a")), { element, area: group.dataset.a, status, levels: new Set() });
      }
    }
    const cards = all(".kartu", section).map((element) => {
      const named = all("a.k, a.u", element).map((link) => rows.get(code(link))).filter(Boolean);
      const found = all(".t", element).map((one) => ({ element: one, level: kind(one, severities) }));
      for (const row of named) found.forEach((one) => row.levels.add(one.level));
      return { element, named, found, heading: element.querySelector("h4") };
    });
    return { section, rows: [...rows.values()], cards };
  }

  const words = (thing, ...elements) => (thing.text ??= lower(elements.map((element) => element.textContent).join(" ")));
  const fits = (value, wanted) => wanted === "" || value === wanted;
  const holds = (text, wanted) => wanted.every((word) => text().includes(word));

  function showRows(part, want) {
    let shown = 0;
    for (const row of part.rows) {
      const fit = fits(row.area, want.area) && fits(row.status, want.status)
        && (want.level === "" || row.levels.has(want.level)) && holds(() => words(row, row.element), want.words);
      row.element.hidden = !fit;
      shown += fit;
    }
    for (const group of all(".kriteria tbody", part.section)) {
      group.hidden = !all("tr:has(> td)", group).some((row) => !row.hidden);
    }
    return shown;
  }

  function showCards(part, want) {
    let shown = 0;
    for (const card of part.cards) {
      const about = (want.area === "" && want.status === "")
        || card.named.some((row) => fits(row.area, want.area) && fits(row.status, want.status));
      let left = 0;
      for (const one of card.found) {
        const fit = about && fits(one.level, want.level) && holds(() => words(one, card.heading, one.element), want.words);
        one.element.hidden = !fit;
        left += fit;
      }
      card.element.hidden = left === 0;
      shown += left;
    }
    return shown;
  }

  const form = document.getElementById("saring");
  const field = (name) => form.elements.namedItem(name)?.value.trim() ?? "";
  const written = (many) => many.toLocaleString("id-ID");
  let parts = [];

  function apply() {
    const want = {
      opd: field("opd"), area: field("area"), status: field("status"), level: field("keparahan"),
      words: lower(field("kata")).split(/\s+/).filter(Boolean),
    };
    const active = Object.values(want).some((value) => value.length > 0);
    let findings = 0, criteria = 0, units = 0;
    for (const part of parts) {
      const opd = part.section.classList.contains("opd");
      const chosen = want.opd === "" || part.section.id === want.opd;
      const cards = chosen ? showCards(part, want) : 0;
      const rows = chosen ? showRows(part, want) : 0;
      part.section.hidden = !chosen || (active && cards + rows === 0);
      for (const one of all("details.semua", part.section)) one.open = active && rows > 0 && want.words.length + want.status.length + want.area.length > 0;
      findings += cards;
      criteria += rows;
      units += opd && !part.section.hidden;
    }
    document.getElementById("isi").classList.toggle("satu", want.opd !== "");
    document.getElementById("jumlah").textContent =
      `Tampil ${written(findings)} temuan dan ${written(criteria)} kriteria pada ${written(units)} penilaian.`;
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      apply();
    }
    for (let one = target.closest("details"); one; one = one.parentElement.closest("details")) one.open = true;
    target.scrollIntoView();
  }

  let waiting = 0;
  bringTexts();
  folds = all("details");
  document.documentElement.classList.add("siap");
  fold();
  parts = all("section.opd, #temuan-kota").map(collect);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", apply);
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(apply, 150); });
  form.addEventListener("reset", () => setTimeout(apply));
  window.addEventListener("hashchange", reveal);
  document.getElementById("saringan").hidden = false;
  apply();
  reveal();
})();
