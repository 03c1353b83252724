/** What is kept of a password: scrypt with its own salt, in Better Auth's form. */
export async function passwordHash(password: string): Promise<string> {
  const { hashPassword } = await import("better-auth/crypto");
  return hashPassword(password);
}
