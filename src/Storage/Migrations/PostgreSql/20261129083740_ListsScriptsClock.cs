using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ListsScriptsClock : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "zone",
                schema: "centres",
                table: "centres",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "destroy_at",
                schema: "phone_bank",
                table: "numbers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "finished_at",
                schema: "phone_bank",
                table: "contacts",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_settled",
                schema: "phone_bank",
                table: "contact_lists",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<int>(
                name: "use",
                schema: "phone_bank",
                table: "contact_lists",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "retention_days",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.CreateTable(
                name: "forgotten_days",
                schema: "phone_bank",
                columns: table => new
                {
                    campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    contacts = table.Column<int>(type: "integer", nullable: false),
                    notes = table.Column<int>(type: "integer", nullable: false),
                    numbers = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_forgotten_days", x => new { x.campaign, x.day });
                });

            migrationBuilder.CreateIndex(
                name: "IX_numbers_destroy_at",
                schema: "phone_bank",
                table: "numbers",
                column: "destroy_at",
                filter: "destroy_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_campaign_finished_at",
                schema: "phone_bank",
                table: "contacts",
                columns: new[] { "campaign", "finished_at" },
                filter: "finished_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_contacts_list_state",
                schema: "phone_bank",
                table: "contacts",
                columns: new[] { "list", "state" },
                filter: "list IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_calls_campaign_ended_at",
                schema: "phone_bank",
                table: "calls",
                columns: new[] { "campaign", "ended_at" },
                filter: "contact IS NULL AND note_sealed IS NOT NULL");

            // Who needed no call before this was kept: their time counts from when they were last moved in the queue, and not from later than now.
            migrationBuilder.Sql(
                """
                UPDATE "phone_bank"."contacts" SET finished_at = least(ready_at, (extract(epoch FROM now()) * 1000)::bigint)
                WHERE state IN (2, 3, 4, 5) OR (state = 6 AND number IN (SELECT id FROM "phone_bank"."numbers" WHERE number_sealed IS NOT NULL));
                """);

            migrationBuilder.CreateTable(
                name: "scripts",
                schema: "phone_bank",
                columns: table => new
                {
                    campaign = table.Column<Guid>(type: "uuid", nullable: false),
                    language = table.Column<string>(type: "character varying(35)", maxLength: 35, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    markdown = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<long>(type: "bigint", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_scripts", x => new { x.campaign, x.language, x.version });
                });

            // The interface had one language, English; who wrote the script is not known.
            migrationBuilder.Sql(
                """
                INSERT INTO phone_bank.scripts (campaign, language, version, markdown, made_at, made_by)
                SELECT id, 'en', 1, script, made_at, '00000000-0000-0000-0000-000000000000' FROM phone_bank.campaigns WHERE script <> '';
                """);

            migrationBuilder.DropColumn(
                name: "script",
                schema: "phone_bank",
                table: "campaigns");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "script",
                schema: "phone_bank",
                table: "campaigns",
                type: "text",
                nullable: false,
                defaultValue: "");

            // One of its languages is all that a campaign can keep.
            migrationBuilder.Sql(
                """
                UPDATE phone_bank.campaigns SET script = COALESCE(
                    (SELECT markdown FROM phone_bank.scripts WHERE campaign = phone_bank.campaigns.id ORDER BY language <> 'en', language, version DESC LIMIT 1), '');
                """);

            migrationBuilder.DropTable(
                name: "scripts",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "forgotten_days",
                schema: "phone_bank");

            migrationBuilder.DropIndex(
                name: "IX_numbers_destroy_at",
                schema: "phone_bank",
                table: "numbers");

            migrationBuilder.DropIndex(
                name: "IX_contacts_campaign_finished_at",
                schema: "phone_bank",
                table: "contacts");

            migrationBuilder.DropIndex(
                name: "IX_contacts_list_state",
                schema: "phone_bank",
                table: "contacts");

            migrationBuilder.DropIndex(
                name: "IX_calls_campaign_ended_at",
                schema: "phone_bank",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "destroy_at",
                schema: "phone_bank",
                table: "numbers");

            migrationBuilder.DropColumn(
                name: "finished_at",
                schema: "phone_bank",
                table: "contacts");

            migrationBuilder.DropColumn(
                name: "is_settled",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "use",
                schema: "phone_bank",
                table: "contact_lists");

            migrationBuilder.DropColumn(
                name: "retention_days",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "zone",
                schema: "centres",
                table: "centres");
        }
    }
}
