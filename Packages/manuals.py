#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""manuals.py KINDRED FOLDER: a manual page for the program and for each command, from its own help."""
import json, pathlib, subprocess, sys


def escaped(text):
    """Text as roff prints it: no line begins with a control character, hyphens can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in text.split("\n"))


def names(argument):
    """How an option is written, the short form first."""
    marks = {"long": "--", "short": "-", "longWithSingleDash": "-"}
    written = [marks[name["kind"]] + name["name"] for name in argument.get("names", [])]
    return sorted(written, key=len)


def placeholder(argument):
    return argument.get("valueName", "value").replace("|", " | ")


def item(argument):
    """An argument or option and what it is for."""
    value = f" \\fI{escaped(placeholder(argument))}\\fR"
    if argument["kind"] == "positional":
        head = value.strip()
    else:
        head = ", ".join(f"\\fB{escaped(name)}\\fR" for name in names(argument))
        head += value if argument["kind"] == "option" else ""
    text = argument.get("abstract", "")
    if argument.get("defaultValue") and "default:" not in text:
        text += f" (default: {argument['defaultValue']})"
    if argument.get("allValues"):
        text += f" (values: {', '.join(argument['allValues'])})"
    return f".TP\n{head}\n{escaped(text)}\n"


def synopsis(arguments):
    parts = []
    for argument in arguments:
        if argument["kind"] != "positional":
            continue
        name = f"\\fI{escaped(placeholder(argument))}\\fR" + (" ..." if argument.get("isRepeating") else "")
        parts.append(f"[{name}]" if argument.get("isOptional") else name)
    return " ".join(["[\\fIoptions\\fR]"] + parts)


def page(command, path, version):
    """The page of a command, by the words that name it."""
    title = "-".join(path)
    shown = [argument for argument in command.get("arguments", []) if argument.get("shouldDisplay", True)]
    text = f'.TH "{escaped(title.upper())}" 1 "" "kindred {escaped(version)}" "Kindred"\n'
    text += f".SH NAME\n{escaped(title)} \\- {escaped(command.get('abstract', '').rstrip('.'))}\n"
    text += f".SH SYNOPSIS\n\\fB{escaped(' '.join(path))}\\fR {synopsis(shown)}\n"
    if command.get("discussion"):
        text += f".SH DESCRIPTION\n{escaped(command['discussion'])}\n"
    if shown:
        text += ".SH OPTIONS\n" + "".join(map(item, shown))
    others = [sub for sub in command.get("subcommands", []) if sub["commandName"] != "help"]
    if others:
        text += ".SH COMMANDS\n"
        for sub in others:
            text += f".TP\n\\fB{escaped('-'.join(path + [sub['commandName']]))}\\fR(1)\n{escaped(sub.get('abstract', ''))}\n"
    return title, text, others


def write(command, path, version, folder):
    title, text, others = page(command, path, version)
    (folder / f"{title}.1").write_text(text, encoding="utf-8")
    for sub in others:
        write(sub, path + [sub["commandName"]], version, folder)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    run = lambda *arguments: subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
    folder.mkdir(parents=True, exist_ok=True)
    write(json.loads(run("--experimental-dump-help"))["command"], ["kindred"], run("--version").split()[0], folder)


main()
