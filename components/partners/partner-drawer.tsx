"use client";
import { Button, Drawer, Group, Stack, Text } from "@mantine/core";
import { IconSignature } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { EmptyState } from "@/components/feedback/empty-state";
import { usePermission } from "@/components/session/session";
import { TlpBadge } from "@/components/sharing/tlp";
import { categories, purposes } from "@/components/sharing/words";
import type { AgreementView, PartnerView } from "@/lib/indicators/contract";
import { agreementsQuery } from "@/lib/queries/partners";
import { AgreementDialog } from "./agreement-dialog";
import { PartnerKeys } from "./partner-keys";
import { PartnerState } from "./partner-state";

/** One partner: what was agreed, in all its versions, and its keys. */
export function PartnerDrawer({ partner, onClose }: { partner: PartnerView | null; onClose: () => void }) {
  return (
    <Drawer opened={partner !== null} onClose={onClose} position="right" size="lg" title={partner?.name}>
      {partner !== null && <Partner partner={partner} />}
    </Drawer>
  );
}

function Partner({ partner }: { partner: PartnerView }) {
  const mayManage = usePermission("partner.manage");
  const [isRecording, setRecording] = useState(false);
  const { agreement } = partner;
  return (
    <Stack gap="lg">
      <Group>
        <PartnerState partner={partner} />
      </Group>
      <Stack gap="xs" component="section">
        <Group justify="space-between">
          <Text fw={600}>{agreement === null ? "Agreement" : `Agreement, version ${agreement.version}`}</Text>
          {mayManage && (
            <Button leftSection={<IconSignature size={15} aria-hidden />} onClick={() => setRecording(true)}>
              {agreement === null ? "Record agreement" : "Record new version"}
            </Button>
          )}
        </Group>
        {agreement === null ? (
          <EmptyState title="None is on file">The gate lets nothing out to this partner.</EmptyState>
        ) : (
          <Terms of={agreement} />
        )}
        {agreement !== null && agreement.version > 1 && <Earlier partnerId={partner.id} than={agreement.version} />}
      </Stack>
      <PartnerKeys partner={partner} mayManage={mayManage} />
      <AgreementDialog
        key={agreement?.version ?? 0}
        partner={partner}
        opened={isRecording}
        onClose={() => setRecording(false)}
      />
    </Stack>
  );
}

const Terms = ({ of }: { of: AgreementView }) => (
  <FactList
    isWide
    facts={[
      ["Categories", of.categories.map((one) => categories[one].label).join(", ")],
      ["Purposes", of.purposes.map((one) => purposes[one]).join(", ")],
      ["Deleted after", `${of.retentionDays} days`],
      ["Kept in", of.country === "ZZ" ? null : of.country],
      [
        "Account ids",
        of.sharesAccountNamespace ? "shared namespace: their tokens leave" : "another namespace: they stay",
      ],
      ["At least marked", <TlpBadge key="tlp" level={of.leastTlp} />],
      ["Signed by", of.signedBy],
      ["Signed", <Moment key="signed" at={of.signedAt} precision="day" />],
      ["Ends", <Moment key="ends" at={of.expiresAt} precision="day" />],
      ["On file since", `${of.recordedAt.slice(0, 10)}, by ${of.recordedBy}`],
    ]}
  />
);

function Earlier({ partnerId, than }: { partnerId: string; than: number }) {
  const { data = [] } = useQuery(agreementsQuery(partnerId));
  return (
    <Stack gap={2}>
      <Text size="sm" fw={600}>
        Earlier versions
      </Text>
      {data
        .filter(({ version }) => version < than)
        .map(({ id, version, recordedAt, recordedBy, expiresAt, categories: covered }) => (
          <Text key={id} size="sm" c="dimmed">
            {version}: {covered.map((one) => categories[one].label.toLowerCase()).join(", ")}; until{" "}
            {expiresAt.slice(0, 10)}; on file {recordedAt.slice(0, 10)}, by {recordedBy}
          </Text>
        ))}
    </Stack>
  );
}
