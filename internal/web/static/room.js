"use strict";
// Keys, the panel with a cited passage, the light on a sentence's sources, and
// word of a new development. Every page works without it.
(() => {
  const one = (s, in_ = document) => in_.querySelector(s);
  const all = (s, in_ = document) => [...in_.querySelectorAll(s)];
  const main = one("main");

  // Times: exact on hover, in the reader's zone. Those who chose one have it
  // already; for others it is the browser's.
  for (const t of "zone" in document.documentElement.dataset ? [] : all("time[datetime*=T]")) {
    const when = new Date(t.dateTime);
    if (!isNaN(when)) t.title = when.toLocaleString(document.documentElement.lang, { dateStyle: "full", timeStyle: "long" });
  }

  // The sources of a sentence, and the sentences of a source.
  const citing = (p) => all(".cites a", p).map((a) => a.textContent);
  const rows = new Map(all("#sources .sources > li").map((li) => [one(".number", li).textContent, li]));
  const light = (at) => {
    for (const e of all(".lit")) e.classList.remove("lit");
    const row = at && at.closest("#sources .sources > li");
    const p = at && at.closest("p");
    if (row) {
      const n = one(".number", row).textContent;
      row.classList.add("lit");
      for (const c of all(".column p")) if (citing(c).includes(n)) c.classList.add("lit");
    } else if (p && one(".cites", p)) {
      p.classList.add("lit");
      for (const n of citing(p)) {
        const li = rows.get(n);
        for (const e of [li, li && one(":scope > summary", li.closest("details:not([open])") ?? li)]) e?.classList.add("lit");
      }
    }
  };
  if (rows.size) {
    main.addEventListener("pointerover", (e) => light(e.target));
    main.addEventListener("pointerleave", () => light(null));
    main.addEventListener("focusin", (e) => light(e.target));
  }

  // What an address leads to is unfolded.
  const unfold = () => {
    const at = document.getElementById(location.hash.slice(1));
    if (!at?.closest("details:not([open])")) return;
    for (let e = at.closest("details"); e; e = e.parentElement.closest("details")) e.open = true;
    at.scrollIntoView();
  };
  addEventListener("hashchange", unfold);
  unfold();

  // A citation opens its passage beside the story.
  let panel, from;
  const shut = () => {
    if (!panel?.open) return false;
    panel.close();
    from?.setAttribute("aria-expanded", "false");
    from?.focus({ preventScroll: true });
    return true;
  };
  const show = async (a) => {
    const answer = await fetch(a.href);
    if (!answer.ok) throw new Error(answer.status);
    const got = one("#article", new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (!got) throw new Error("no article");
    if (!panel) {
      panel = document.createElement("dialog");
      panel.className = "panel";
      panel.tabIndex = -1;
      panel.setAttribute("aria-labelledby", "panel-title");
      document.body.append(panel);
    }
    from?.setAttribute("aria-expanded", "false");
    from = a;
    const close = one("#keys .close").cloneNode();
    close.textContent = "×";
    close.type = "button";
    close.addEventListener("click", shut);
    const text = one(".text", got);
    const report = one("#report")?.cloneNode(true); // of this sentence: its pieces stand before its numbers
    const cites = a.closest(".cites");
    if (report && cites) {
      let words = "";
      for (let n = cites.previousSibling; n && /^(#text|STRONG|B)$/.test(n.nodeName); n = n.previousSibling) words = n.textContent + words;
      report.removeAttribute("id");
      delete report.dataset.key;
      report.href += "?text=" + encodeURIComponent(words.trim());
    }
    const title = document.createElement("h2");
    title.id = "panel-title";
    title.dir = "auto";
    const link = document.createElement("a");
    link.href = a.href;
    link.textContent = one("h1", got).textContent;
    title.append(link);
    panel.replaceChildren(close, ...[one(".kicker", got), title, one(".meta", got), one(".outward", got), report, text].filter(Boolean).map((e) => document.adoptNode(e)));
    if (!panel.open) panel.show();
    a.setAttribute("aria-expanded", "true");
    panel.focus({ preventScroll: true }); // not its button: Enter, still held, would press it
    const mark = one("#p", panel);
    panel.scrollTop = mark ? mark.getBoundingClientRect().top - panel.getBoundingClientRect().top + panel.scrollTop - panel.clientHeight / 3 : 0;
  };
  document.addEventListener("click", (e) => {
    const a = e.target.closest?.(".cites a, #since .from a");
    if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    show(a).catch(() => location.assign(a.href));
  });

  // What readers keep, without leaving the page.
  const keep = async (at, token, fields) => {
    const answer = await fetch(at, { method: "POST", headers: { "Synoptic-Form": token }, body: new URLSearchParams(fields) });
    if (!answer.ok) throw new Error(answer.status);
  };
  const press = (b, on) => {
    b.value = on ? "0" : "1";
    b.setAttribute("aria-pressed", on);
    b.textContent = on ? b.dataset.done : b.dataset.undone;
  };
  document.addEventListener("submit", (e) => {
    const form = e.target.closest("form.keeps"), b = e.submitter;
    if (!form || !b) return;
    e.preventDefault();
    const on = b.value === "1";
    keep(form.action, form.elements.form.value, new FormData(form, b)).then(() => press(b, on), () => form.submit());
  });
  const reading = one("#mark-read"), end = one("#end");
  if (reading && end) {
    let wait; // a glance at the end is no reading
    new IntersectionObserver(([seen], watch) => {
      clearTimeout(wait);
      if (!seen.isIntersecting) return;
      wait = setTimeout(() => {
        const b = one("button", reading);
        if (document.hidden || b.value !== "1") return;
        watch.disconnect();
        keep(reading.action, reading.elements.form.value, new FormData(reading, b)).then(() => press(b, true), () => {});
      }, 1500);
    }).observe(end);
  }
  const rowKeys = one("#row-keys");
  rowKeys?.addEventListener("click", (e) => {
    const row = document.activeElement.closest(".stories > li"), link = row && one("h2 a", row);
    if (!link) return;
    if (e.target.dataset.key === "m") {
      const on = !row.classList.contains("read");
      keep(link.pathname + "/read", rowKeys.dataset.form, { on: on ? "1" : "0" }).then(() => {
        row.classList.toggle("read", on);
        if (on) one(".badge.new", row)?.remove();
      }, () => {});
      return;
    }
    const had = one(".badge.followed", row);
    keep(link.pathname + "/follow", rowKeys.dataset.form, { on: had ? "0" : "1" }).then(() => {
      if (had) return had.remove();
      const badge = document.createElement("span");
      badge.className = "badge followed";
      badge.textContent = rowKeys.dataset.followed;
      one(".state", row).prepend(badge);
    }, () => {});
  });

  // The address of a story, to hand on.
  const copy = one("#copy");
  if (copy) {
    const address = one("#address");
    address.addEventListener("focus", () => address.select());
    copy.hidden = !navigator.clipboard; // only where the connection is safe
    copy.addEventListener("click", () => navigator.clipboard.writeText(address.value).then(() => (copy.textContent = copy.dataset.done), () => address.focus()));
  }

  // Files dropped on a form are as if they had been chosen in it.
  for (const zone of all("[data-drop]")) {
    const form = one("form", zone), input = one("input[type=file]", form), wrong = one(".wrong", form);
    one(".drop-hint", form).hidden = false;
    const fits = () => {
      const { most, many, size, large } = form.dataset;
      wrong.value = input.files.length > +most ? many : [...input.files].reduce((sum, f) => sum + f.size, 0) > +size ? large : "";
      wrong.hidden = !wrong.value;
      return wrong.hidden;
    };
    const files = (e) => e.dataTransfer?.types.includes("Files");
    const over = (e) => {
      if (!files(e)) return;
      e.preventDefault(); // else the browser leaves the page for the file
      zone.classList.toggle("dropping", e.type === "dragover");
    };
    document.addEventListener("dragover", over);
    document.addEventListener("dragleave", over);
    document.addEventListener("drop", (e) => {
      over(e);
      if (!files(e) || !e.dataTransfer.files.length) return;
      input.files = e.dataTransfer.files;
      if (fits()) form.requestSubmit();
    });
    input.addEventListener("change", fits);
    form.addEventListener("submit", (e) => fits() || e.preventDefault());
  }

  // Keys.
  const stops = () => all(".stories h2 a, .hits a, .story section > h2").filter((e) => e.offsetParent);
  const move = (by) => {
    const list = stops();
    if (!list.length) return;
    const at = list.findIndex((e) => e === document.activeElement || (e.tagName === "H2" && e.parentNode.contains(document.activeElement)));
    const next = list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(at + by, 0), list.length - 1)];
    if (next.tagName === "H2") next.tabIndex = -1;
    next.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    next.scrollIntoView({ block: next.tagName === "H2" ? "start" : "center", behavior: calm ? "auto" : "smooth" });
  };
  const keys = one("#keys");
  const label = (e) => e.getAttribute("aria-label") || e.textContent.trim();
  const help = () => {
    for (const old of all(".of-page", keys)) old.remove();
    for (const e of all("[data-key]")) {
      const row = document.createElement("div"), dt = document.createElement("dt"), dd = document.createElement("dd");
      row.className = "of-page";
      for (const k of [...e.dataset.key.split(" "), ...(e.dataset.also || "").split(" ").filter(Boolean)]) {
        const kbd = document.createElement("kbd");
        kbd.textContent = k;
        dt.append(kbd, " ");
      }
      dd.textContent = label(e);
      row.append(dt, dd);
      one("dl", keys).append(row);
    }
    keys.showModal();
  };
  const on = one("#keys-on"); // single keys can be switched off (WCAG 2.1.4)
  try {
    on.checked = localStorage.getItem("keys") !== "off";
    on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));
  } catch { /* nothing may be kept here */ }
  const opener = one("#keys-open");
  opener.hidden = false;
  opener.addEventListener("click", help);
  const deeds = {
    j: () => move(1),
    k: () => move(-1),
    o: () => document.activeElement.closest("a")?.click(),
    "/": () => one("#q").focus(),
    "?": help,
  };
  let before = "";
  document.addEventListener("keydown", (e) => {
    if (e.key === "Escape") {
      if (!keys.open && shut()) e.preventDefault();
      return;
    }
    if (!on.checked || e.ctrlKey || e.metaKey || e.altKey || keys.open || e.target.closest("input, textarea, select, [contenteditable]")) return;
    const typed = (before + " " + e.key).trim();
    before = "";
    const target = one(`[data-key="${CSS.escape(typed)}"], [data-also="${CSS.escape(typed)}"]`);
    if (target) target.click();
    else if (deeds[typed]) deeds[typed]();
    else if (e.key === "g") {
      before = "g";
      return;
    } else return;
    e.preventDefault();
  });

  // Word of a new development, which moves nothing.
  const news = one("#news");
  if (news) {
    // A page that nobody sees gives its connection back: a browser has six to a host.
    let source;
    const listen = () => {
      if (document.hidden || source || !news.hidden) return;
      source = new EventSource(news.dataset.events);
      source.addEventListener("development", () => {
        news.hidden = false;
        one("output", news).textContent = news.dataset.text;
        rest();
      });
    };
    const rest = () => {
      source?.close();
      source = null;
    };
    document.addEventListener("visibilitychange", () => (document.hidden ? rest() : listen()));
    addEventListener("pagehide", rest);
    addEventListener("pageshow", listen);
    one("button", news).addEventListener("click", () => location.reload());
  }
})();
