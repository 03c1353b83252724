/** Whole numbers, one after the other, in a buffer that grows by a quarter: there are tens of millions, and room costs more than copies. */
export class Numbers {
  values = new Uint32Array(1024);
  length = 0;

  push(number: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length + Math.ceil(this.length / 4));
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = number;
  }

  /** The numbers in a buffer of their length. */
  taken(): Uint32Array {
    return this.values.slice(0, this.length);
  }

  clear(): void {
    this.values = new Uint32Array(0);
    this.length = 0;
  }
}
