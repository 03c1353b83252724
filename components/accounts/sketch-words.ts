/** What an account asks for, by capability, where it is shown beside others. */
export const kindsOfWork = "Kinds of work";
