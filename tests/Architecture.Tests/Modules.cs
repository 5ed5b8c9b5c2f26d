using System.Reflection;

namespace Ledgerline.Architecture.Tests;

/// <summary>The modules and who may use whom: DESIGN's graph, held by the tests beside this file.</summary>
internal static class Modules
{
    public static IReadOnlyDictionary<string, string[]> MayUse { get; } = new Dictionary<string, string[]>
    {
        ["Tlog"] = [],
        ["Telephony"] = [],
        ["Storage"] = [],
        ["Web"] = [],
        ["Centres"] = ["Storage", "Web"],
        ["Register"] = ["Storage", "Web", "Tlog"],
        ["PhoneBank"] = ["Storage", "Web", "Register", "Telephony", "Centres"],
        ["Stories"] = ["Storage", "Web", "Centres"],
    };

    public static Assembly Load(string module) => Assembly.Load($"Ledgerline.{module}");
}
