import type { Links } from "../model";

/** Links are taken in pieces, since nobody knows how many there will be and room for more would cost as much again. */
const pieceSize = 1 << 16;

interface Piece {
  high: Uint32Array;
  nats: Float32Array;
}

/** Takes in links by their lower account, ascending, then by the higher one. */
export class LinksBuilder {
  readonly #pieces: Piece[] = [];
  readonly #lows: Uint32Array;
  #count = 0;

  constructor(accounts: number) {
    this.#lows = new Uint32Array(accounts);
  }

  add(low: number, high: number, nats: number): void {
    const place = this.#count++ % pieceSize;
    if (place === 0) this.#pieces.push({ high: new Uint32Array(pieceSize), nats: new Float32Array(pieceSize) });
    const piece = this.#pieces[this.#pieces.length - 1] as Piece;
    piece.high[place] = high;
    piece.nats[place] = nats;
    this.#lows[low] = (this.#lows[low] ?? 0) + 1;
  }

  /** Puts each link at both of its accounts. */
  build(): Links {
    const start = this.#starts();
    const next = start.slice();
    const total = start[this.#lows.length] ?? 0;
    const links = { start, neighbour: new Uint32Array(total), nats: new Float32Array(total) };
    this.#each((low, high, nats) => {
      const [atLow, atHigh] = [next[low] ?? 0, next[high] ?? 0];
      links.neighbour[atLow] = high;
      links.neighbour[atHigh] = low;
      links.nats[atLow] = nats;
      links.nats[atHigh] = nats;
      next[low] = atLow + 1;
      next[high] = atHigh + 1;
    });
    return links;
  }

  #starts(): Uint32Array {
    const start = new Uint32Array(this.#lows.length + 1);
    this.#each((low, high) => {
      start[low + 1] = (start[low + 1] ?? 0) + 1;
      start[high + 1] = (start[high + 1] ?? 0) + 1;
    });
    for (let account = 0; account < this.#lows.length; account++) {
      start[account + 1] = (start[account + 1] ?? 0) + (start[account] ?? 0);
    }
    return start;
  }

  #each(visit: (low: number, high: number, nats: number) => void): void {
    let at = 0;
    this.#lows.forEach((count, low) => {
      for (const end = at + count; at < end; at++) {
        const piece = this.#pieces[Math.floor(at / pieceSize)] as Piece;
        const place = at % pieceSize;
        visit(low, piece.high[place] ?? 0, piece.nats[place] ?? 0);
      }
    });
  }
}

/** Takes every link once, in the order of its lower account and then of the higher one. */
export function forEachLink(
  { start, neighbour, nats }: Links,
  visit: (low: number, high: number, nats: number) => void,
): void {
  for (let low = 0; low + 1 < start.length; low++) {
    const end = start[low + 1] ?? 0;
    for (let i = start[low] ?? 0; i < end; i++) {
      const high = neighbour[i] ?? 0;
      if (high > low) visit(low, high, nats[i] ?? 0);
    }
  }
}

/** Number of links; each stands at both of its accounts. */
export const linkCount = ({ neighbour }: Links): number => neighbour.length / 2;
