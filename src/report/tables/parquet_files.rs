//! Tables as Parquet, one file each in one archive.
//!
//! Words are UTF-8 strings, counts 64-bit integers, figures `DECIMAL(38,18)` in sixteen bytes: eighteen places are those
//! scores are kept to, so nothing is lost, and every program that reads Parquet knows the type. A mean that goes on
//! beyond them is rounded half to even there. An empty cell is null.

use std::sync::Arc;

use parquet::basic::{LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, FixedLenByteArray, FixedLenByteArrayType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;
use rust_decimal::Decimal;

use super::{Column, ColumnKind, Entry, Table, Tables, TablesError, archive};

/// Digits of a figure.
pub const PRECISION: i32 = 38;
/// Of these behind the point.
pub const PLACES: u32 = 18;
/// Bytes of a figure.
const BYTES: i32 = 16;
/// Rows written at once.
const ROWS_OF_GROUP: usize = 100_000;

/// Writes the tables. The first table also stands among the properties of every file.
///
/// # Errors
/// When they cannot be put together.
pub fn parquet(tables: &Tables) -> Result<Vec<u8>, TablesError> {
    let about = properties(tables);
    let file = |table: &Table| Ok((format!("{}.parquet", table.name), one(table, &about)?));
    archive(tables.tables.iter().map(file).collect::<Result<_, TablesError>>()?)
}

/// What must be known, for whoever has one file only. Names are kept apart: some readers keep one value for each.
fn properties(tables: &Tables) -> Vec<KeyValue> {
    let mut found = vec![KeyValue::new("title".to_owned(), tables.title.clone())];
    let about = tables.tables.first().filter(|table| table.name == "about");
    for row in about.into_iter().flat_map(|table| &table.rows) {
        let [fact, value] = row.as_slice() else { continue };
        let named = fact.text();
        let again = (2..).map(|count| format!("{named} ({count})"));
        let is_free = |name: &String| found.iter().all(|known| known.key != *name);
        let name = std::iter::once(named.clone()).chain(again).find(is_free).unwrap_or(named.clone());
        found.push(KeyValue::new(name, value.text()));
    }
    found
}

fn one(table: &Table, about: &[KeyValue]) -> Result<Vec<u8>, ParquetError> {
    let fields =
        table.columns.iter().map(|column| field(column).map(Arc::new)).collect::<Result<Vec<_>, _>>()?;
    let schema = Arc::new(Type::group_type_builder(table.name).with_fields(fields).build()?);
    let settings = WriterProperties::builder()
        .set_created_by(concat!("bhr-baseline ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(about.to_vec()))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(settings))?;
    for rows in table.rows.chunks(ROWS_OF_GROUP) {
        let mut group = writer.next_row_group()?;
        let mut place = 0;
        while let Some(mut column) = group.next_column()? {
            put(&mut column, table.columns[place].kind, rows.iter().map(|row| &row[place]))?;
            column.close()?;
            place += 1;
        }
        group.close()?;
    }
    writer.into_inner()
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let physical = match column.kind {
        ColumnKind::Words => Physical::BYTE_ARRAY,
        ColumnKind::Count => Physical::INT64,
        ColumnKind::Figure => Physical::FIXED_LEN_BYTE_ARRAY,
    };
    let field = Type::primitive_type_builder(column.name, physical).with_repetition(Repetition::OPTIONAL);
    match column.kind {
        ColumnKind::Words => field.with_logical_type(Some(LogicalType::String)),
        ColumnKind::Count => field,
        ColumnKind::Figure => field
            .with_length(BYTES)
            .with_precision(PRECISION)
            .with_scale(PLACES as i32)
            .with_logical_type(Some(LogicalType::decimal(PLACES as i32, PRECISION))),
    }
    .build()
}

fn put<'a>(
    column: &mut SerializedColumnWriter<'_>,
    kind: ColumnKind,
    entries: impl Iterator<Item = &'a Entry> + Clone,
) -> Result<(), ParquetError> {
    let levels: Vec<i16> = entries.clone().map(|entry| i16::from(*entry != Entry::Empty)).collect();
    match kind {
        ColumnKind::Words => {
            let is_there = |entry: &&Entry| **entry != Entry::Empty;
            let values: Vec<ByteArray> =
                entries.filter(is_there).map(|entry| ByteArray::from(entry.text().into_bytes())).collect();
            column.typed::<ByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
        ColumnKind::Count => {
            let count = |entry: &Entry| if let Entry::Count(count) = entry { Some(*count) } else { None };
            let values: Vec<i64> = entries.filter_map(count).collect();
            column.typed::<Int64Type>().write_batch(&values, Some(&levels), None)?;
        }
        ColumnKind::Figure => {
            let values: Vec<FixedLenByteArray> = entries.filter_map(sixteen).collect();
            column.typed::<FixedLenByteArrayType>().write_batch(&values, Some(&levels), None)?;
        }
    }
    Ok(())
}

/// A figure as a whole number of its last places, the highest byte first.
fn sixteen(entry: &Entry) -> Option<FixedLenByteArray> {
    let Entry::Figure(figure) = entry else { return None };
    let rounded: Decimal = figure.round_dp(PLACES);
    let whole = rounded.mantissa() * 10_i128.pow(PLACES - rounded.scale());
    Some(FixedLenByteArray::from(whole.to_be_bytes().to_vec()))
}
