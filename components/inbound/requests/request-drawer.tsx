"use client";
import { Badge, Button, Drawer, Group, Paper, Select, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FactList } from "@/components/data/fact-list";
import { Moment } from "@/components/data/moment";
import { ErrorState } from "@/components/feedback/error-state";
import { ReasonDialog } from "@/components/feedback/reason-dialog";
import { usePermission } from "@/components/session/session";
import { RevokeDialog } from "@/components/sharing/remarks";
import { TlpBadge } from "@/components/sharing/tlp";
import { type RequestView, Tlp } from "@/lib/indicators/contract";
import { keys } from "@/lib/queries/keys";
import { answerPartnerMutation, closeRequestMutation } from "@/lib/queries/remarks";
import { approveAndSend } from "../words";
import { tlpChoices } from "./ask-dialog";

/** One request with its answers, and what can be done about it. */
export function RequestDrawer({ request, onClose }: { request: RequestView | null; onClose: () => void }) {
  return (
    <Drawer
      opened={request !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={request && (request.direction === "from" ? `${request.partner} asks` : `Asked of ${request.partner}`)}
    >
      {request !== null && <Request request={request} />}
    </Drawer>
  );
}

function Request({ request }: { request: RequestView }) {
  const { state, tlp, about, closed, answers } = request;
  return (
    <Stack gap="md">
      <FactList
        isWide
        facts={[
          ["State", request.revoked ? "taken back by who asked" : state],
          ["Marking", <TlpBadge key="tlp" level={tlp} />],
          ["About", about.join(", ")],
          ...(closed === null ? [] : ([["Closed", `${closed.by}: ${closed.reason}`]] as [string, string][])),
        ]}
      />
      <Said title={request.abstract} {...request} />
      {answers.map((answer) => (
        <Said key={answer.id} title={null} {...answer} />
      ))}
      <Acts request={request} />
    </Stack>
  );
}

interface SaidProps {
  title: string | null;
  text: string;
  by: string;
  at: string;
  revoked: boolean;
}

function Said({ title, text, by, at, revoked }: SaidProps) {
  return (
    <Paper withBorder p="sm">
      <Group gap="xs" mb={4}>
        <Text size="sm" fw={600}>
          {by}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          <Moment at={at} />
        </Text>
        {revoked && <Badge color="gray">taken back</Badge>}
      </Group>
      {title !== null && <Text fw={500}>{title}</Text>}
      <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
        {text}
      </Text>
    </Paper>
  );
}

function Acts({ request }: { request: RequestView }) {
  const mayAnswer = usePermission("bundle.export");
  const mayRevoke = usePermission("bundle.recall");
  const mayClose = usePermission("inbound.review");
  const [isClosing, setClosing] = useState(false);
  const [isRevoking, setRevoking] = useState(false);
  const isOpen = request.state !== "closed";
  const mayTakeBack = mayRevoke && request.direction === "to" && !request.revoked;
  return (
    <>
      {isOpen && mayAnswer && request.direction === "from" && <AnswerForm request={request} />}
      <Group gap="xs">
        {isOpen && mayClose && (
          <Button variant="default" onClick={() => setClosing(true)}>
            Close …
          </Button>
        )}
        {mayTakeBack && (
          <Button variant="default" color="red" onClick={() => setRevoking(true)}>
            Take back …
          </Button>
        )}
      </Group>
      <CloseDialog request={request} opened={isClosing} onClose={() => setClosing(false)} />
      <RevokeDialog remark={isRevoking ? request : null} onClose={() => setRevoking(false)} />
    </>
  );
}

function AnswerForm({ request }: { request: RequestView }) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [tlp, setTlp] = useState<Tlp>(request.tlp);
  const answer = useMutation({
    ...answerPartnerMutation(),
    onSuccess: () => {
      setText("");
      return client.invalidateQueries({ queryKey: keys.inbound });
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate({ requestId: request.id, text, tlp });
      }}
    >
      <Stack gap="xs">
        <Textarea
          label="Answer"
          description="Ids of accounts, addresses, mail, phone numbers, cards and credentials keep it from leaving"
          autosize
          minRows={3}
          maxLength={5_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {answer.error !== null && <ErrorState error={answer.error} />}
        <Group justify="space-between" align="flex-end">
          <Select
            label="Marking"
            w={190}
            allowDeselect={false}
            data={tlpChoices}
            value={tlp}
            onChange={(value) => setTlp(Tlp.parse(value))}
          />
          <Button type="submit" loading={answer.isPending} disabled={text.trim().length < 10}>
            {approveAndSend}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function CloseDialog(props: { request: RequestView; opened: boolean; onClose: () => void }) {
  const { request, opened, onClose } = props;
  const client = useQueryClient();
  const close = useMutation({
    ...closeRequestMutation(),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.inbound }),
  });
  return (
    <ReasonDialog
      opened={opened}
      onClose={onClose}
      title="Close the request"
      confirmLabel="Close it"
      consequences={["Nothing more is expected of it; the partner is not told."]}
      onConfirm={(reason) => close.mutateAsync({ requestId: request.id, reason })}
    />
  );
}
