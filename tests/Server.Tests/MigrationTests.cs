using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Server.Tests;

public class MigrationTests
{
    [Theory]
    [OnBothEngines]
    public async Task Migrations_CoverTheWholeModel(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await using var scope = system.Scope();
        scope.ServiceProvider.GetRequiredService<Schema>().HasUnmigratedChanges().ShouldBeFalse("run ./dev migration NAME");
    }
}
