import { weighted } from "../sampling";

export interface Country {
  code: string;
  /** Hours east of UTC. */
  offset: number;
  language: string;
}

const row = (code: string, offset: number, language: string, weight: number) =>
  [{ code, offset, language }, weight] as const;

const table = [
  row("US", -6, "en", 18),
  row("IN", 5.5, "en", 11),
  row("GB", 0, "en", 6),
  row("DE", 1, "de", 6),
  row("FR", 1, "fr", 5),
  row("BR", -3, "pt", 6),
  row("JP", 9, "ja", 6),
  row("KR", 9, "ko", 3),
  row("CA", -5, "en", 3),
  row("AU", 10, "en", 3),
  row("ES", 1, "es", 3),
  row("MX", -6, "es", 3),
  row("IT", 1, "it", 3),
  row("ID", 7, "id", 3),
  row("PL", 1, "pl", 2),
  row("NL", 1, "en", 2),
  row("TR", 3, "tr", 2),
  row("VN", 7, "vi", 2),
  row("NG", 1, "en", 2),
  row("ZA", 2, "en", 1),
  row("EG", 2, "ar", 2),
  row("AE", 4, "ar", 1),
  row("TW", 8, "zh", 2),
  row("SG", 8, "zh", 1),
  row("AR", -3, "es", 1),
  row("CO", -5, "es", 1),
  row("SE", 1, "en", 1),
  row("UA", 2, "uk", 1),
  row("GR", 2, "el", 1),
  row("TH", 7, "th", 1),
];

export const countries: Country[] = table.map(([country]) => country);

export const drawCountry = weighted(table);
