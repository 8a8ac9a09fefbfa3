//! The heap in a file holds what is put into it, whatever is given back in between.

use std::alloc::Layout;
use std::path::Path;
use std::ptr::NonNull;

use proptest::prelude::*;

use super::Heap;
use super::blocks::FileBlocks;

/// A block and the byte that fills it.
struct Block {
    start: NonNull<u8>,
    layout: Layout,
    filling: u8,
}

impl Block {
    fn new(heap: &FileBlocks, bytes: usize, align: usize, filling: u8) -> Self {
        let layout = Layout::from_size_align(bytes, align).unwrap();
        let start = heap.alloc(layout).unwrap();
        assert_eq!(start.as_ptr().addr() % align, 0);
        assert!(heap.owns(start.as_ptr()));
        // SAFETY: the block is as long as its layout says.
        unsafe { start.as_ptr().write_bytes(filling, bytes) };
        Self { start, layout, filling }
    }

    fn give_back(self, heap: &FileBlocks) {
        // SAFETY: as above, and every byte was written.
        let bytes = unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.layout.size()) };
        assert!(bytes.iter().all(|byte| *byte == self.filling), "a block of {} bytes has changed", bytes.len());
        // SAFETY: the block came from this heap with this layout.
        unsafe { heap.free(self.start.as_ptr(), self.layout) };
    }
}

fn heap_in(folder: &Path) -> FileBlocks {
    let heap = FileBlocks::new();
    heap.prepare(folder).unwrap();
    heap
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 2 } else { 24 }))]

    #[test]
    fn blocks_keep_what_is_written_into_them(
        steps in proptest::collection::vec((any::<bool>(), 1_usize..20_000, 0_u32..3, any::<usize>()), 1..400),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let heap = heap_in(folder.path());
        let mut blocks: Vec<Block> = Vec::new();
        for (index, (adds, size, scale, which)) in steps.into_iter().enumerate() {
            if adds || blocks.is_empty() {
                let bytes = if scale == 2 { size * 100 } else { 1 + size % [64, 5_000][scale as usize] };
                blocks.push(Block::new(&heap, bytes, 1 << (size % 5), index as u8));
            } else {
                blocks.swap_remove(which % blocks.len()).give_back(&heap);
            }
        }
        for block in blocks {
            block.give_back(&heap);
        }
        prop_assert_eq!(heap.held(), 0);
        prop_assert!(heap.fault().is_none());
    }
}

#[test]
fn block_that_was_given_back_is_used_again() {
    let folder = tempfile::tempdir().unwrap();
    let heap = heap_in(folder.path());
    for bytes in [40, 5_000, 3 << 20] {
        let first = Block::new(&heap, bytes, 8, 1);
        let place = first.start;
        first.give_back(&heap);
        let second = Block::new(&heap, bytes, 8, 2);
        assert_eq!(second.start, place);
        second.give_back(&heap);
    }
}

#[test]
fn file_has_no_name() {
    let folder = tempfile::tempdir().unwrap();
    let heap = heap_in(folder.path());
    let block = Block::new(&heap, 100, 8, 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    block.give_back(&heap);
}

#[test]
fn file_that_cannot_be_made_is_a_fault_and_no_block() {
    let heap = FileBlocks::new();
    let layout = Layout::new::<u64>();
    assert!(heap.alloc(layout).is_none());
    assert!(heap.fault().is_some());
    assert!(heap.fault().is_none());
    assert!(heap.prepare(Path::new("/nowhere")).is_err());
}

#[test]
fn program_without_a_budget_has_everything_from_the_system() {
    use std::alloc::GlobalAlloc;
    let layout = Layout::from_size_align(1 << 20, 8).unwrap();
    // SAFETY: the layout is that of the block all along.
    unsafe {
        let block = Heap.alloc_zeroed(layout);
        assert!(!block.is_null() && block.add(layout.size() - 1).read() == 0 && super::most() == 0);
        Heap.dealloc(block, layout);
    }
}
