"use client";
import { Stack } from "@mantine/core";
import { FactList } from "@/components/data/fact-list";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import type { SessionView } from "@/lib/auth/contract";
import { words } from "@/lib/queries/words";
import { ApiKeys } from "./api-keys";
import { PasswordForm } from "./password-form";
import { People } from "./people";
import { Sessions } from "./sessions";
import { TwoFactor } from "./two-factor";

/** A person's own access; for those who manage people, everybody's, and the machines' keys. */
export function Settings({ session, sessionId }: { session: SessionView; sessionId: string | null }) {
  const managesPeople = session.permissions.includes("user.manage");
  return (
    <>
      <PageHeader title="Settings" about="How you sign in, and who and what else may" />
      <Stack gap="md" maw={920}>
        <Section title="You">
          <FactList
            facts={[
              ["Name", session.name],
              ["E-mail", session.email],
              ["Roles", session.roles.map(words).join(", ") || "none: you see nothing until an admin gives you a role"],
            ]}
          />
        </Section>
        <TwoFactor isEnabled={session.twoFactorEnabled} />
        <PasswordForm />
        <Sessions currentId={sessionId} />
        {managesPeople && <ApiKeys grantable={session.permissions} />}
        {managesPeople && <People ownId={session.id} />}
      </Stack>
    </>
  );
}
