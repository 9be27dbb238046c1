#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks `kindred mcp`, or `kindred serve`, everything with the protocol's own Python client.

client.py KINDRED [--library FILE | --in PATH]
client.py http://127.0.0.1:PORT/mcp

Both kinds of client connect, call every tool, read a resource and get the prompts. The client
checks each answer's structured content against the tool's schema; this script checks that the text
says the same, that it fits 4,000 tokens, and that wrong arguments are answers that say what is wrong.
"""
import asyncio, json, sys
from mcp import Client, StdioServerParameters

program, source = sys.argv[1], sys.argv[2:]


def server():
    """What a client connects to."""
    if program.startswith("http"):
        return program
    return StdioServerParameters(command=program, args=["mcp", *source])


def calls(papers):
    first, second = papers[0]["id"], papers[1]["id"]
    dates = sorted(paper["date"] for paper in papers if paper.get("date"))
    period = {"since": dates[0], "until": dates[-1]}
    return {
        "search_papers": {"query": "learning from images", "limit": 5, "detail": "abstract"},
        "find_related": {"papers": [first], "away_from": [second], "detail": "title"},
        "recommend_papers": {"liked": [first], "disliked": [second], "diverse": True},
        "get_papers": {"papers": [first, "no paper is called this"]},
        "explain_similarity": {"paper": first, "other": second},
        "list_papers": {"order": "oldest", "limit": 50},
        "group_papers": {"groups": 3, "with_ids": True, **period},
        "compare_periods": {"old": period, "new": period},
        "library_info": {},
    }


async def check(mode, version):
    async with Client(server(), mode=mode) as client:
        assert client.protocol_version == version, client.protocol_version
        tools = (await client.list_tools()).tools
        listed = await client.call_tool("list_papers", {"limit": 2})
        asked = calls(listed.structured_content["papers"])
        assert sorted(tool.name for tool in tools) == sorted(asked), "a tool is not asked here"
        for tool in tools:
            result = await client.call_tool(tool.name, asked[tool.name])
            text = result.content[0].text
            assert not result.is_error, f"{tool.name}: {text}"
            assert json.loads(text) == result.structured_content, f"{tool.name}: text and structure differ"
            assert len(text.encode()) <= 16_500, f"{tool.name}: {len(text)} bytes"
            wrong = await client.call_tool(tool.name, {"nonsense": 1})
            assert wrong.is_error and "nonsense" in wrong.content[0].text, tool.name
        paper = listed.structured_content["papers"][0]["id"]
        read = await client.read_resource(f"kindred://paper/{paper}")
        assert json.loads(read.contents[0].text)["id"] == paper
        prompts = (await client.list_prompts()).prompts
        assert {prompt.name for prompt in prompts} == {"weekly_review", "find_prior_work"}
        prompt = await client.get_prompt("find_prior_work", {"idea": "counting corals"})
        assert "counting corals" in prompt.messages[0].content.text
    print(f"{version}: {len(tools)} tools, a resource, {len(prompts)} prompts")


async def main():
    await check("auto", "2026-07-28")
    await check("legacy", "2025-11-25")


asyncio.run(main())
