"""The trusted side: lessons as exercises, fresh cases, judge, worker and gradebook."""
