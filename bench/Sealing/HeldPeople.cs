using System.Security.Cryptography;
using Ledgerline.Register;
using Ledgerline.Register.Declaring;
using Ledgerline.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Sealing;

/// <summary>Fills the register with declarations that are due: families of one to five, declared on calls of some centres.</summary>
internal static class HeldPeople
{
    private const int Batch = 5_000;
    private const int LargestFamily = 5;

    private static readonly Guid[] Centres = [.. Enumerable.Range(0, 8).Select(_ => Guid.NewGuid())];

    public static async Task FillAsync(BenchSystem system, int people)
    {
        for (var filled = 0; filled < people;)
        {
            await using var scope = system.Scope();
            var (db, keys) = (scope.ServiceProvider.GetRequiredService<LedgerlineDb>(), scope.ServiceProvider.GetRequiredService<KeyRing>());
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var until = Math.Min(people, filled + Batch);
            while (filled < until)
                filled += Add(db, keys, Math.Min(1 + (filled % LargestFamily), until - filled), system.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(-2));
            await using var write = await db.BeginWriteAsync();
            await db.SaveChangesAsync();
            await write.CommitAsync();
        }
    }

    private static int Add(LedgerlineDb db, KeyRing keys, int family, DateTimeOffset at)
    {
        var group = new Group
        {
            Id = Guid.NewGuid(),
            CodeSealed = keys.Seal(KeyPurpose.HeldReceipt, "0000000000000000"),
            Channel = Channel.Call,
            Centre = Centres[family % Centres.Length],
            ShiftToken = RandomNumberGenerator.GetBytes(32),
            State = GroupState.Held,
            DeclaredAt = at,
            ChangedAt = at,
            HeldUntil = at,
            NextPosition = family + 1,
        };
        db.Add(group);
        for (var position = 1; position <= family; position++)
        {
            db.Add(new Declaration
            {
                Id = Guid.NewGuid(),
                GroupId = group.Id,
                Position = position,
                ReceiptKey = RandomNumberGenerator.GetBytes(32),
                NameSealed = keys.Seal(KeyPurpose.HeldName, "Lantern Keeper"),
                Kind = NameKind.Pseudonym,
                Organisations = Organisations.YouthLeague | Organisations.YoungPioneers,
            });
        }

        return family;
    }
}
