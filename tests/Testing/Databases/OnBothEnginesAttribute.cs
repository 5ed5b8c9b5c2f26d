using System.Reflection;
using Ledgerline.Storage;
using Xunit.Sdk;
using Xunit.v3;

namespace Ledgerline.Testing.Databases;

/// <summary>The data of a theory whose first parameter is a <see cref="DatabaseEngine"/>: one case an engine, each with <paramref name="others"/> after it.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnBothEnginesAttribute(params object[] others) : DataAttribute
{
    public object[] Others { get; } = others;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Enum.GetValues<DatabaseEngine>().Select(engine => new TheoryDataRow([engine, .. Others]))]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
