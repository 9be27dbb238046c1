#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""ending.py URL PROCESS: tells a server to stop while many ask it; what it has begun it answers whole."""
import http.client, json, os, signal, sys, threading, time, urllib.parse

address = urllib.parse.urlsplit(sys.argv[1])
answered, refused, broken = [], [], []


def ask():
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    while True:
        try:
            connection.request("GET", "/v1/papers?limit=50")
        except OSError:
            return
        try:
            answer = connection.getresponse()
            body = answer.read()
        except (http.client.RemoteDisconnected, ConnectionResetError):
            # Closed between two requests, which is how a server ends a connection that is kept.
            return
        except (http.client.HTTPException, OSError) as problem:
            broken.append(repr(problem))
            return
        if answer.status == 200:
            answered.append(len(json.loads(body)))
        elif answer.status == 503:
            refused.append(answer.getheader("retry-after"))
        else:
            broken.append(answer.status)
        if answer.getheader("connection") == "close":
            return


threads = [threading.Thread(target=ask) for _ in range(16)]
for thread in threads:
    thread.start()
time.sleep(1)
os.kill(int(sys.argv[2]), signal.SIGTERM)
for thread in threads:
    thread.join()
assert answered and not broken, broken[:3]
assert None not in refused
print(f"stopped under load: {len(answered)} answers, all whole; {len(refused)} told to ask another time")
