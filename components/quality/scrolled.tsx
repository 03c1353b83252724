import type { ReactNode } from "react";
import classes from "./quality.module.css";

/** A table that may be larger than its place. */
export function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={classes.scroll} aria-label={`${label}, scrolling`} tabIndex={0}>
      {children}
    </section>
  );
}
