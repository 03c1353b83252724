/** The figures in the first row of the engine's answer. */
export async function askEngine(clickhouseUrl: string, sql: string): Promise<number[]> {
  const [first = []] = await rowsOf(clickhouseUrl, sql);
  return first.map(Number);
}

/** The engine's answer, row by row. */
export async function rowsOf(clickhouseUrl: string, sql: string): Promise<unknown[][]> {
  const { origin, username, password } = new URL(clickhouseUrl);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  const body = `${sql} FORMAT JSONCompactEachRow`;
  const answer = await fetch(`${origin}/`, { method: "POST", headers: { authorization }, body });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
