using System.Reflection;
using Ledgerline.Storage;
using Ledgerline.Testing.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Architecture.Tests;

public class SealedColumnTests
{
    /// <summary>A column that is sealed and does not say so would keep an old key's values after a rotation.</summary>
    [Fact]
    public async Task Every_column_that_is_sealed_says_for_which_purpose()
    {
        await using var system = await TestSystem.StartAsync();
        await using var scope = system.Services.CreateAsyncScope();
        var columns = scope.ServiceProvider.GetRequiredService<LedgerlineDb>().Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Select(property => property.PropertyInfo).OfType<PropertyInfo>().Where(property => property.PropertyType == typeof(byte[])).ToList();

        columns.Count(column => column.IsDefined(typeof(SealedAttribute))).ShouldBeGreaterThan(10);
        columns.Where(column => column.Name.EndsWith("Sealed", StringComparison.Ordinal) != column.IsDefined(typeof(SealedAttribute)))
            .Select(column => $"{column.DeclaringType!.Name}.{column.Name}").ShouldBeEmpty();
    }
}
