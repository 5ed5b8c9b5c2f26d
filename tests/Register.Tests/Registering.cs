using Ledgerline.Centres;
using Ledgerline.Register.Annulling;
using Ledgerline.Register.Erasing;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Tests;

/// <summary>What the register's tests say again and again.</summary>
internal static class Registering
{
    public const Organisations All = Organisations.Party | Organisations.YouthLeague | Organisations.YoungPioneers;

    /// <summary>Everything is due after a minute.</summary>
    public static readonly RegisterOptions Quick = new() { Hold = TimeSpan.FromMinutes(1), MinimumBatch = 1, MaximumHold = TimeSpan.FromMinutes(1), HoldWithoutWork = TimeSpan.Zero };

    public static readonly Guid Centre = new("6a0c2f7e-4d6b-4c39-9b3e-0d9a0f5a2b11");

    public static readonly byte[] Shift = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];

    public static Origin OfCall { get; } = new(Channel.Call, Centre, Shift);

    public static DeclarantName Name(string text) =>
        DeclarantName.TryParse(text, out var name, out var refusal) ? name : throw new ArgumentException($"{refusal}: {text}");

    public static DeclarationDraft Draft(string name = "晨光", Organisations organisations = All, NameKind kind = NameKind.Pseudonym) =>
        new(DeclarationId.New(), Name(name), kind, organisations);

    public static Task<DeclareResult> DeclareAsync(this TestSystem system, GroupId group, params DeclarationDraft[] people) =>
        system.DeclareAsync(OfCall, group, people);

    public static Task<DeclareResult> DeclareAsync(this TestSystem system, Origin origin, GroupId group, params DeclarationDraft[] people) =>
        system.InScopeAsync<Declare, DeclareResult>(declare => declare.DeclareAsync(group, people, origin));

    public static async Task<int> SealLaterAsync(this TestSystem system)
    {
        system.Clock.Advance(TimeSpan.FromMinutes(2));
        return await system.SealAsync();
    }

    public static Task<ChangeOutcome> CorrectAsync(this TestSystem system, DeclarationId id, Proof proof, string name, Organisations organisations = All) =>
        system.InScopeAsync<CorrectDeclaration, ChangeOutcome>(
            correct => correct.CorrectAsync(id, proof, Name(name), NameKind.RealName, organisations));

    public static Task<ChangeOutcome> WithdrawAsync(this TestSystem system, DeclarationId id, Proof proof) =>
        system.InScopeAsync<WithdrawDeclaration, ChangeOutcome>(withdraw => withdraw.WithdrawAsync(id, proof));

    public static Task<HeldGroup?> HeldAsync(this TestSystem system, GroupId group) =>
        system.InScopeAsync<HeldDeclarations, HeldGroup?>(held => held.OfGroupAsync(group));

    public static Task<long> CountAsync(this TestSystem system) => system.InScopeAsync<RegisterCount, long>(count => count.CountAsync());

    /// <summary>Serves a register of so many invented entries.</summary>
    public static async Task<TestSystem> SeededAsync(int entries, RegisterOptions? options = null)
    {
        var system = await (await TestSystem.StartAsync(register: options)).ServeAsync();
        await using var scope = system.Scope();
        await scope.ServiceProvider.GetRequiredService<SeedRegister>().RunAsync(entries, 7);
        return system;
    }

    /// <summary>Declares so many people on a call, "Person 000" and on, and seals them as the first entries.</summary>
    public static async Task<ReceiptCode> SealPeopleAsync(this TestSystem system, int count)
    {
        var result = await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, count).Select(i => Draft($"Person {i:D3}"))]);
        (await system.SealLaterAsync()).ShouldBe(count);
        return result.Receipt!;
    }

    public static Task<IReadOnlyDictionary<EntryIndex, OrderOutcome>> OrderAsync(
        this TestSystem system, AnnulmentReason reason, params IEnumerable<long> entries) =>
        system.InScopeAsync<OrderAnnulments, IReadOnlyDictionary<EntryIndex, OrderOutcome>>(
            order => order.OrderAsync(null, [.. entries.Select(entry => new EntryIndex(entry))], reason, CancellationToken.None));

    public static Task<int> TakeBackAsync(this TestSystem system, params IEnumerable<long> entries) =>
        system.InScopeAsync<TakeBackAnnulments, int>(
            takeBack => takeBack.TakeBackAsync(null, [.. entries.Select(entry => new EntryIndex(entry))], CancellationToken.None));

    public static Task<IReadOnlyDictionary<EntryIndex, EraseOutcome>> EraseAsync(this TestSystem system, params IEnumerable<long> entries) =>
        system.InScopeAsync<EraseEntries, IReadOnlyDictionary<EntryIndex, EraseOutcome>>(
            erase => erase.EraseAsync(null, [.. entries.Select(entry => new EntryIndex(entry))], CancellationToken.None));

    /// <summary>A registrar at her desk.</summary>
    public static async Task<HttpClient> RegistrarAsync(this TestSystem system)
    {
        await system.AddPersonAsync("registrar", await system.AddCentreAsync(), Role.Registrar);
        return await system.SignInAsync("registrar");
    }

    /// <summary>Reads the database itself.</summary>
    public static async Task<T> ReadAsync<T>(this TestSystem system, Func<LedgerlineDb, Task<T>> read)
    {
        await using var scope = system.Scope();
        return await read(scope.ServiceProvider.GetRequiredService<LedgerlineDb>());
    }
}
