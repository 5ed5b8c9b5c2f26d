using System.Globalization;
using Ledgerline.Bench;
using Ledgerline.Bench.Auditing;
using Ledgerline.Bench.Claiming;
using Ledgerline.Bench.Declaring;
using Ledgerline.Bench.Flooding;
using Ledgerline.Bench.Importing;
using Ledgerline.Bench.Reading;
using Ledgerline.Bench.Sealing;
using Ledgerline.Bench.Searching;
using Ledgerline.Bench.Simulating;
using Ledgerline.Bench.Stories;

switch (args)
{
    case ["audit"]:
        return await AuditBenchmark.RunAsync();
    case ["audit", var entries]:
        return await AuditBenchmark.RunAsync(long.Parse(entries, CultureInfo.InvariantCulture));
    case ["bank"]:
        return await BankBenchmark.RunAsync(BankBenchmark.Whole);
    case ["bank", var contacts, var volunteers, var days]
        when int.TryParse(contacts, out var people) && people > 0 && int.TryParse(volunteers, out var count) && count > 0 && int.TryParse(days, out var each) && each > 0:
        return await BankBenchmark.RunAsync(new BankSize(people, count, each));
    case ["claim"]:
        return await Report.RunAsync("claim", ClaimBenchmark.RunAsync);
    case ["declare"]:
        return await Report.RunAsync("declare", DeclareBenchmark.RunAsync);
    case ["flood"]:
        return await FloodBenchmark.RunAsync(FloodSize.Whole);
    case ["flood", var seconds, var pages, var junk]
        when int.TryParse(seconds, out var time) && time > 0 && int.TryParse(pages, out var views) && views > 0 && int.TryParse(junk, out var sent) && sent > 0:
        return await FloodBenchmark.RunAsync(new FloodSize(time, views, sent));
    case ["import"]:
        return await Report.RunAsync("import", system => ImportBenchmark.RunAsync(system, ImportBenchmark.DefaultRows, ImportBenchmark.DefaultRounds));
    case ["import", var rows, var rounds] when int.TryParse(rows, out var count) && count > 0 && int.TryParse(rounds, out var times) && times > 0:
        return await Report.RunAsync("import", system => ImportBenchmark.RunAsync(system, count, times));
    case ["pages"]:
        return await PagesBenchmark.RunAsync();
    case ["seal"]:
        return await Report.RunAsync("seal", system => SealBenchmark.RunAsync(system, SealBenchmark.DefaultPeople));
    case ["seal", var people] when int.TryParse(people, out var count) && count > 0:
        return await Report.RunAsync("seal", system => SealBenchmark.RunAsync(system, count));
    case ["search"]:
        return await SearchBenchmark.RunAsync(SearchBenchmark.DefaultEntries);
    case ["search", var entries] when int.TryParse(entries, out var count) && count >= 10:
        return await SearchBenchmark.RunAsync(count);
    case ["stories"]:
        return await StoriesBenchmark.RunAsync(StoriesBenchmark.DefaultStories);
    case ["stories", var stories] when int.TryParse(stories, out var count) && count >= 100:
        return await StoriesBenchmark.RunAsync(count);
    default:
        await Console.Error.WriteLineAsync("Which benchmark? ./dev bench audit, bank [CONTACTS VOLUNTEERS DAYS], claim, declare, flood [SECONDS PAGES JUNK], import [ROWS ROUNDS], pages, seal [PEOPLE], search [ENTRIES] or stories [STORIES]. See bench/README.md.");
        return 2;
}
