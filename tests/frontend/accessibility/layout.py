"""Problems of the layout of a page, found in the browser."""

from typing import Final

LAYOUT: Final = """() => {
    const found = [];
    const parentOf = (node) =>
        node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
    const chain = (node) => {
        const nodes = [];
        for (let at = node; at; at = parentOf(at)) nodes.push(at);
        return nodes;
    };
    const isOver = (element) => chain(element).some((at) =>
        ["fixed", "sticky"].includes(getComputedStyle(at).position) && at.localName !== "dialog");
    const nameOf = (element) =>
        `${element.localName}.${element.className} "${element.textContent.trim().slice(0, 40)}"`;
    const width = document.documentElement.scrollWidth;
    if (width > innerWidth) found.push(`the page is ${width} px wide`);

    const texts = [];
    const controls = [];
    const look = (root) => {
        for (const element of root.querySelectorAll("*")) {
            // The browser lays out rows of the queue only while they are near the screen.
            const isShown = element.checkVisibility({ contentVisibilityAuto: true });
            if (!isShown || element.closest(".sr, style, svg")) continue;
            const text = [...element.childNodes]
                .filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
            const box = element.getBoundingClientRect();
            const isControl = element.matches("button, a, input, select, textarea, summary");
            // The area that a slider reacts in is higher than what is seen of it.
            if (isControl && element.type !== "range") controls.push([element, box]);
            if (text.length) {
                const { overflowX, overflowY } = getComputedStyle(element);
                const isCutX = element.scrollWidth > element.clientWidth + 1;
                const isCutY = element.scrollHeight > element.clientHeight + 2;
                if (element.clientWidth && isCutX && overflowX !== "visible")
                    found.push(`cut: ${nameOf(element)}`);
                if (element.clientHeight && isCutY && overflowY === "hidden")
                    found.push(`cut below: ${nameOf(element)}`);
                const range = document.createRange();
                range.selectNodeContents(element);
                for (const line of range.getClientRects()) {
                    texts.push([element, line]);
                    if (isControl && (line.left < box.left - 1 || line.right > box.right + 1 ||
                        line.top < box.top - 2 || line.bottom > box.bottom + 2))
                        found.push(`out of its control: ${nameOf(element)}`);
                }
            }
            const isScrolled = chain(element).some((at) =>
                at.matches("rb-own-songs, ol, ul.row"));
            if (box.width > 1 && !isScrolled && !isOver(element)
                && (box.left < -1 || box.right > innerWidth + 1))
                found.push(`beside the page: ${nameOf(element)}`);
            if (element.shadowRoot) look(element.shadowRoot);
        }
    };
    const page = document.querySelector("rb-guest, rb-host, rb-tv").shadowRoot;
    const owners = page.querySelectorAll("rb-host-queue, rb-join-code, rb-playlist-chooser");
    const dialog = [page, ...[...owners].map((owner) => owner.shadowRoot)]
        .flatMap((root) => [...root.querySelectorAll("rb-sheet")]).find((sheet) => sheet.open);
    const firstSteps = page.querySelector("rb-start")?.shadowRoot?.querySelector("dialog[open]");
    const kiosk = document.querySelector("rb-kiosk")?.shadowRoot.querySelector("dialog[open]");
    look(kiosk ?? dialog ?? firstSteps ?? document.body);

    const meets = (one, other) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3;
    const isRelated = (one, other) => {
        const [above, below] = [chain(one), chain(other)];
        return above.includes(other) || below.includes(one) ||
            above.some((at) => at.localName === "label" && below.includes(at));
    };
    const firm = controls.filter(([control]) => !isOver(control));
    for (const [text, line] of texts) {
        if (isOver(text)) continue;
        for (const [control, box] of firm)
            if (meets(line, box) && !isRelated(text, control))
                found.push(`${nameOf(text)} is under or over ${nameOf(control)}`);
    }
    for (const [at, [one, box]] of firm.entries())
        for (const [other, otherBox] of firm.slice(at + 1))
            if (meets(box, otherBox) && !isRelated(one, other))
                found.push(`${nameOf(one)} overlaps ${nameOf(other)}`);
    return [...new Set(found)];
}"""
"""Returns what is cut, overlaps or lies beside the page; what floats may cover the rest."""
