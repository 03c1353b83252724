/** Where a key moves the focus among rows; undefined when the key is not one of movement. */
export function moveFocus(key: string, focused: number, rows: number, page: number): number | undefined {
  const last = rows - 1;
  const within = (row: number) => Math.max(0, Math.min(last, row));
  if (rows === 0) return undefined;
  switch (key) {
    case "j":
    case "ArrowDown":
      return within(focused + 1);
    case "k":
    case "ArrowUp":
      return within(focused - 1);
    case "PageDown":
      return within(focused + page);
    case "PageUp":
      return within(focused - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
