/** Where to go once signed in: the page that was asked for, if it is one of this console's; else the overview. */
export function targetAfterSignIn(asked: string | string[] | undefined): string {
  if (typeof asked !== "string" || !/^\/(?![/\\])/.test(asked) || asked.startsWith("/sign-in")) return "/";
  return asked;
}
