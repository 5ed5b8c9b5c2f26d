using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class ShiftsAndExchange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "left_out",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "do_not_call_filters",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<long>(type: "bigint", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    capacity = table.Column<int>(type: "integer", nullable: false),
                    bits_sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_do_not_call_filters", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "do_not_call_hashes",
                schema: "phone_bank",
                columns: table => new
                {
                    key = table.Column<long>(type: "bigint", nullable: false),
                    entry = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash_sealed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_do_not_call_hashes", x => new { x.key, x.entry });
                });

            migrationBuilder.CreateTable(
                name: "do_not_call_keys",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false),
                    key_sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    is_shared = table.Column<bool>(type: "boolean", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_do_not_call_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shifts",
                schema: "phone_bank",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    volunteer = table.Column<Guid>(type: "uuid", nullable: false),
                    centre = table.Column<Guid>(type: "uuid", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    ended_at = table.Column<long>(type: "bigint", nullable: true),
                    paused_at = table.Column<long>(type: "bigint", nullable: true),
                    paused_milliseconds = table.Column<long>(type: "bigint", nullable: false),
                    is_note_away = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shifts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "week_tallies",
                schema: "phone_bank",
                columns: table => new
                {
                    volunteer = table.Column<Guid>(type: "uuid", nullable: false),
                    week = table.Column<DateOnly>(type: "date", nullable: false),
                    declared = table.Column<int>(type: "integer", nullable: false),
                    may_be_kept = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_week_tallies", x => new { x.volunteer, x.week });
                });

            migrationBuilder.CreateIndex(
                name: "IX_calls_campaign_started_at",
                schema: "phone_bank",
                table: "calls",
                columns: new[] { "campaign", "started_at" });

            migrationBuilder.CreateIndex(
                name: "IX_calls_ended_at",
                schema: "phone_bank",
                table: "calls",
                column: "ended_at",
                filter: "undo IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_do_not_call_filters_key_source",
                schema: "phone_bank",
                table: "do_not_call_filters",
                columns: new[] { "key", "source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_do_not_call_hashes_entry",
                schema: "phone_bank",
                table: "do_not_call_hashes",
                column: "entry");

            migrationBuilder.CreateIndex(
                name: "IX_shifts_centre",
                schema: "phone_bank",
                table: "shifts",
                column: "centre",
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_shifts_volunteer",
                schema: "phone_bank",
                table: "shifts",
                column: "volunteer",
                unique: true,
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_shifts_volunteer_started_at",
                schema: "phone_bank",
                table: "shifts",
                columns: new[] { "volunteer", "started_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "do_not_call_filters",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "do_not_call_hashes",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "do_not_call_keys",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "shifts",
                schema: "phone_bank");

            migrationBuilder.DropTable(
                name: "week_tallies",
                schema: "phone_bank");

            migrationBuilder.DropIndex(
                name: "IX_calls_campaign_started_at",
                schema: "phone_bank",
                table: "calls");

            migrationBuilder.DropIndex(
                name: "IX_calls_ended_at",
                schema: "phone_bank",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "left_out",
                schema: "phone_bank",
                table: "campaigns");
        }
    }
}
