using System.Security.Cryptography;
using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.Register;
using Ledgerline.Register.Publishing;
using Ledgerline.Server.Hosting;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Flooding;

/// <summary>A register and a phone bank on PostgreSQL, with an hour's junk waiting for review already, and the program as a process of its own.</summary>
internal static class FloodedProgram
{
    public const int Entries = 20_000;
    public const string Password = "a long one for the bench";

    private const int FilledAtOnce = 64;

    public static IReadOnlyList<string> Volunteers { get; } = [.. Enumerable.Range(1, 6).Select(i => $"volunteer{i}")];

    public static async Task FillAsync(BenchSystem system, int junk)
    {
        await using (var scope = system.Scope())
        {
            var services = scope.ServiceProvider;
            await NewLog.MakeAsync(services, system.Installation, "register.example/log");
            await services.GetRequiredService<SeedRegister>().RunAsync(Entries, seed: 7);
            await services.GetRequiredService<PublishLog>().RunAsync();
            var centres = services.GetRequiredService<SeedCentres>();
            var centre = await centres.AddCentreAsync("Maple Street centre");
            var people = new List<PersonId>();
            foreach (var name in Volunteers)
                people.Add(await centres.AddPersonAsync(name, Password, centre, [Role.Volunteer]));
            await services.GetRequiredService<SeedPhoneBank>().RunAsync(centre, people[0], SeedPhoneBank.MaxContacts, seed: 7);
        }

        await Parallel.ForAsync(0, junk, new ParallelOptions { MaxDegreeOfParallelism = FilledAtOnce }, async (index, cancel) =>
        {
            await using var scope = system.Scope();
            var name = DeclarantName.TryParse($"Junk {index}", out var parsed, out _) ? parsed : throw new CannotMeasureException("Junk is no name any more.");
            await scope.ServiceProvider.GetRequiredService<Declare>().DeclareAsync(
                GroupId.New(), [new DeclarationDraft(DeclarationId.New(), name, NameKind.Pseudonym, Organisations.Party)],
                Origin.Web with { Series = index % 4 == 0 ? null : RandomNumberGenerator.GetBytes(16) }, cancel);
        });
    }

    public static Task<ServerProcess> ServeAsync(BenchSystem system) =>
        ServerProcess.ServeAsync("--data", system.Installation.DataFolder, "--database", system.Installation.PostgreSql!);
}
