using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Ledgerline.Web.Forms;

/// <summary>The framework's sentences about what it cannot read from a form, in our words and the person's language.</summary>
internal static class BindingMessages
{
    public static void Configure(MvcOptions options)
    {
        // What a form must have is for its page to say; the framework would say it in English.
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
        options.ModelMetadataDetailsProviders.Add(new EmptyStaysEmpty());

        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => Invalid());
        messages.SetMissingBindRequiredValueAccessor(_ => Missing());
        messages.SetMissingKeyOrValueAccessor(Missing);
        messages.SetMissingRequestBodyRequiredValueAccessor(Missing);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Invalid());
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(Invalid);
        messages.SetNonPropertyValueMustBeANumberAccessor(Number);
        messages.SetUnknownValueIsInvalidAccessor(_ => Invalid());
        messages.SetValueIsInvalidAccessor(_ => Invalid());
        messages.SetValueMustBeANumberAccessor(_ => Number());
        messages.SetValueMustNotBeNullAccessor(_ => Missing());
    }

    private static string Invalid() => Text.Current()["field.invalid"];

    private static string Missing() => Text.Current()["field.missing"];

    private static string Number() => Text.Current()["field.number"];

    /// <summary>An empty field is an empty string, not a null in a property that says it has none.</summary>
    private sealed class EmptyStaysEmpty : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context) => context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
