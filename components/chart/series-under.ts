/** The class of what is drawn of a series, by its place: how it is found under the pointer. */
export const seriesClass = (index: number): string => `series-${index}`;

/** The place of the series of so many whose shape lies at a point of the window, the uppermost; undefined where there is none. */
export function seriesUnder(
  count: number,
  { clientX, clientY }: { clientX: number; clientY: number },
): number | undefined {
  const places = Array.from({ length: count }, (_, index) => index);
  for (const element of document.elementsFromPoint(clientX, clientY)) {
    const found = places.find((index) => element.closest(`.${seriesClass(index)}`) !== null);
    if (found !== undefined) return found;
  }
  return undefined;
}
