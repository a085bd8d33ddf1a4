"""A bare import: parse, insert, commit. No validation, no audit, no search index."""
import csv, sqlite3, sys, time
source, database = sys.argv[1:3]
start = time.perf_counter()
connection = sqlite3.connect(database)
with open(source, encoding="utf-8", newline="") as file:
    reader = csv.reader(file)
    columns = next(reader)
    connection.execute("CREATE TABLE member (id INTEGER PRIMARY KEY, %s)" % ", ".join('"%s" TEXT' % name for name in columns))
    connection.executemany("INSERT INTO member VALUES (NULL, %s)" % ", ".join("?" * len(columns)), reader)
connection.commit()
print(time.perf_counter() - start)
