using System.Reflection;
using Ledgerline.Attacks.Ground;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Attacks.Assigning;

/// <summary>Fields that no form has: named after every property of every entity and of every page, each with a value that stands nowhere else.</summary>
internal sealed class Extras
{
    public const string Marker = "Mallory-was-here";
    public const long Number = 7_531_086_420;

    /// <summary>An id that nothing has.</summary>
    public static readonly Guid Id = Guid.Parse("decafbad-dead-4bad-8bad-decafbadbeef");

    private readonly TwoCentres _ground;
    private readonly List<(string Name, Type Type)> _properties;

    public Extras(TwoCentres ground)
    {
        _ground = ground;
        using var scope = ground.System.Scope();
        var entities = scope.ServiceProvider.GetRequiredService<LedgerlineDb>().Model.GetEntityTypes().Select(entity => entity.ClrType);
        var pages = entities.Concat([typeof(Centres.CentresModule), typeof(PhoneBank.PhoneBankModule), typeof(Register.RegisterModule)]).Select(type => type.Assembly).Distinct()
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type.IsSubclassOf(typeof(PageModel)));
        _properties = [.. entities.Concat(pages).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Select(property => (property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType)).DistinctBy(property => property.Name)];
    }

    public int Count => _properties.Count;

    /// <summary>Those that the page does not show and the address does not hold: as fields of their own, and as parts of the form's object.</summary>
    public IEnumerable<(string Name, string Value)> Besides(IReadOnlyCollection<string> offered) =>
        from property in _properties
        from name in (string[])[property.Name, $"Form.{property.Name}"]
        where !offered.Contains(name, StringComparer.OrdinalIgnoreCase)
        select (name, Value(property.Name, property.Type));

    private string Value(string name, Type type) => type switch
    {
        _ when name.Contains("Centre", StringComparison.Ordinal) => _ground.Things["otherCentre"],
        { IsEnum: true } => Enum.GetNames(type)[^1],
        _ when type == typeof(bool) => "true",
        _ when type == typeof(string) => Marker,
        _ when type == typeof(int) || type == typeof(long) || type == typeof(short) => Number.ToString(System.Globalization.CultureInfo.InvariantCulture)[..(type == typeof(long) ? 10 : 4)],
        _ when type == typeof(DateTimeOffset) => "2031-07-08T09:10:11Z",
        _ => Id.ToString(),
    };
}
