/** The query string as an object, unvalidated, in the type that the verb it is handed to will parse it by. */
export const queryOf = <Input extends object>(request: Request): Input =>
  Object.fromEntries(new URL(request.url).searchParams) as Input;
