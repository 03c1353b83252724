/** One line of the palette. */
export interface Hit {
  id: string;
  icon: "page" | "action" | "campaign" | "account" | "appeal" | "set" | "value" | "reveal";
  label: string;
  description?: string | undefined;
  keywords?: readonly string[] | undefined;
  /** The key that does it as well. */
  shortcut?: string | undefined;
  /** The palette stays to show what comes of it. */
  staysOpen?: boolean | undefined;
  run: () => void;
}
