using System.Reflection;
using System.Runtime.CompilerServices;
using Ledgerline.Testing;

namespace Ledgerline.Architecture.Tests;

public class ModuleGraphTests
{
    private static readonly string[] TestsBesides = ["Ledgerline.Attacks", "Ledgerline.Bench", "Ledgerline.Faults", "Ledgerline.Fuzzing", "Ledgerline.Journeys", "Ledgerline.Migrations", "Ledgerline.Testing"];

    public static TheoryData<string> Names => [.. Modules.MayUse.Keys];

    [Fact]
    public void Every_module_is_in_the_graph() =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Select(Path.GetFileName)
            .ShouldBe([.. Modules.MayUse.Keys, "Server"], ignoreOrder: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_module_uses_only_those_it_may(string module)
    {
        var used = Modules.Load(module).GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => name.StartsWith("Ledgerline.", StringComparison.Ordinal)).Select(name => name["Ledgerline.".Length..]);
        used.Except(Modules.MayUse[module]).ShouldBeEmpty();

        var project = File.ReadAllText(Path.Combine(Repository.Root, "src", module, $"{module}.csproj"));
        Modules.MayUse.Keys.Append("Server").Where(other => project.Contains($"/{other}.csproj", StringComparison.Ordinal))
            .Except(Modules.MayUse[module]).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Only_the_root_namespace_is_public(string module)
    {
        // Tag helpers and the context's migrations are found by the framework, which wants them public.
        var strays = Modules.Load(module).GetExportedTypes()
            .Where(type => type.Namespace != $"Ledgerline.{module}")
            .Where(type => type.Namespace is not ("Ledgerline.Web.Forms" or "Ledgerline.Web.Charts" or "AspNetCoreGeneratedDocument"))
            .Where(type => type.Namespace?.StartsWith("Ledgerline.Storage.Migrations", StringComparison.Ordinal) != true)
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)));
        strays.Select(type => type.FullName).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Entities_are_internal_to_their_module(string module)
    {
        var models = Modules.Load(module).GetTypes().Where(type => typeof(Storage.IEntityModel).IsAssignableFrom(type) && !type.IsInterface);
        models.ShouldAllBe(type => !type.IsPublic);
    }

    [Fact]
    public void No_module_opens_itself_to_another()
    {
        foreach (var module in Modules.MayUse.Keys)
        {
            var friends = Modules.Load(module).GetCustomAttributes<InternalsVisibleToAttribute>().Select(a => a.AssemblyName);
            friends.ShouldAllBe(name => name.EndsWith(".Tests", StringComparison.Ordinal) || TestsBesides.Contains(name));
        }
    }
}
