"use client";
import { Button, Center, Stack, Text, Title } from "@mantine/core";
import Link from "next/link";

export default function NotFound() {
  return (
    <Center component="main" mih="100dvh">
      <Stack align="center" gap="sm">
        <Title order={1}>There is no such page</Title>
        <Text c="dimmed">It may have moved, or the address is not complete.</Text>
        <Button component={Link} href="/" variant="default">
          To the overview
        </Button>
      </Stack>
    </Center>
  );
}
