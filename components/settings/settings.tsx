"use client";
import { Stack, Tabs } from "@mantine/core";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { FactList } from "@/components/data/fact-list";
import { PageHeader } from "@/components/data/page-header";
import { Section } from "@/components/data/section";
import { Notices } from "@/components/notices/notices";
import { usePermission } from "@/components/session/session";
import type { SessionView } from "@/lib/auth/contract";
import { words } from "@/lib/queries/words";
import { ApiKeys } from "./api-keys";
import { DecisionSettings } from "./decision-settings";
import { HowItLooks } from "./how-it-looks";
import { PasswordForm } from "./password-form";
import { People } from "./people";
import { Policies } from "./policies/policies";
import { Sessions } from "./sessions";
import { TwoFactor } from "./two-factor";

const tabs = ["access", "looks", "decisions", "policies", "notices"] as const;

/** A person's own access, and how the console looks to them; for those who manage people, everybody's, and the machines' keys. */
export function Settings({ session, sessionId }: { session: SessionView; sessionId: string | null }) {
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(tabs).withDefault("access"));
  const shown = useShown();
  return (
    <>
      <PageHeader
        title="Settings"
        about="How you sign in, how the console looks to you, how large a decision may be, what policies recommend and what owners are told, and who may do what"
      />
      <Tabs
        value={shown[tab] ? tab : "access"}
        onChange={(value) => void setTab(value as typeof tab)}
        maw={920}
        keepMounted={false}
      >
        <Tabs.List aria-label="Parts of the settings" mb="md">
          <Tabs.Tab value="access">Access</Tabs.Tab>
          {shown.looks && <Tabs.Tab value="looks">How it looks</Tabs.Tab>}
          {shown.decisions && <Tabs.Tab value="decisions">Decisions</Tabs.Tab>}
          {shown.policies && <Tabs.Tab value="policies">Policies</Tabs.Tab>}
          {shown.notices && <Tabs.Tab value="notices">Notices</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="access">
          <Access session={session} sessionId={sessionId} />
        </Tabs.Panel>
        <Tabs.Panel value="looks">
          <HowItLooks />
        </Tabs.Panel>
        <Tabs.Panel value="decisions">
          <DecisionSettings />
        </Tabs.Panel>
        <Tabs.Panel value="policies">
          <Policies />
        </Tabs.Panel>
        <Tabs.Panel value="notices">
          <Notices />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

/** The parts that say something to who is signed in. */
function useShown(): Record<(typeof tabs)[number], boolean> {
  const [looks, notices, reads, manages] = [
    usePermission("settings.own"),
    usePermission("notice.read"),
    usePermission("campaign.read"),
    usePermission("decision_settings.manage"),
  ];
  return { access: true, looks, decisions: reads || manages, policies: reads, notices };
}

function Access({ session, sessionId }: { session: SessionView; sessionId: string | null }) {
  const managesPeople = session.permissions.includes("user.manage");
  /** Of no use to a machine, which looks at nothing. */
  const grantable = session.permissions.filter((permission) => permission !== "settings.own");
  return (
    <Stack gap="md">
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
      {managesPeople && <ApiKeys grantable={grantable} />}
      {managesPeople && <People ownId={session.id} />}
    </Stack>
  );
}
