/** Why a signed text is not read: its header names another type than the one that is asked for. */
export function requireSignedAs(found: string | undefined, wanted: string): void {
  if (found !== wanted) throw new Error(`it is signed as ${found}, not as ${wanted}`);
}
