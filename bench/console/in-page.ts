import type { Page } from "@playwright/test";

/** What stands when a screen can be read: its address, its heading, nothing that still loads. */
export interface Ready {
  /** What the address contains. */
  address: string;
  /** What must be in the page besides. */
  shows?: string;
}

const patience = 30_000;

/** Milliseconds from a click on an element to the frame in which the next screen can be read. */
export const paintAfter = (page: Page, click: string, ready: Ready): Promise<number> =>
  page.evaluate(
    async ([selector, { address, shows }, longest]) => {
      const element = document.querySelector<HTMLElement>(selector);
      if (element === null) throw new Error(`There is no ${selector} in ${location.href}.`);
      const began = performance.now();
      element.click();
      const lacking = (): string | undefined => {
        if (!location.href.includes(address)) return `the address is ${location.href}`;
        if (document.querySelector("h1") === null) return "it has no heading";
        const busy = document.querySelector("main [aria-busy=true], main [data-state=drawing]");
        if (busy !== null) return `it waits for ${busy.outerHTML.slice(0, 200)}`;
        return shows === undefined || document.querySelector(shows) !== null ? undefined : `it has no ${shows}`;
      };
      return new Promise<number>((resolve, reject) => {
        const look = () => {
          const taken = performance.now() - began;
          const what = lacking();
          if (what === undefined) resolve(taken);
          else if (taken > longest) reject(new Error(`${address} did not stand after ${longest} ms: ${what}.`));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      });
    },
    [click, ready, patience] as const,
  );

/** Milliseconds from the start of a whole load to the moment at which something is in the page. */
export async function paintOf(page: Page, address: string, shows: string): Promise<number> {
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction((selector) => document.querySelector(selector) !== null, shows, {
    timeout: patience,
    polling: "raf",
  });
  return page.evaluate(() => performance.now());
}

export interface Frames {
  /** Milliseconds from each frame to the next. */
  gaps: number[];
  /** Frames in which a place that should be filled was empty. */
  blank: number;
}

/** Watches every frame while something is done. `filled`: what must be under the middle of `inside`. */
export async function framesDuring(
  page: Page,
  watched: { inside: string; filled: string },
  act: () => Promise<void>,
): Promise<Frames> {
  await page.evaluate(({ inside, filled }) => {
    const gaps: number[] = [];
    let blank = 0;
    let last = performance.now();
    let over = false;
    const look = (now: number) => {
      gaps.push(now - last);
      last = now;
      const box = document.querySelector(inside)?.getBoundingClientRect();
      const middle = box && document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 600) / 2);
      if (middle?.closest(filled) == null) blank += 1;
      if (!over) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(window, {
      endFrames: () => {
        over = true;
        return { gaps, blank };
      },
    });
  }, watched);
  await act();
  return page.evaluate(() => (window as unknown as { endFrames: () => Frames }).endFrames());
}
